package org.ashlar.vm.host.commonjs;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/** The {@code require} function of one module, and {@code module.createRequire}. */
final class RequireFunction {
  private record Captured(CommonJsLoader loader, JsObject module, String path) {}

  private RequireFunction() {}

  static BuiltinFunction create(CommonJsLoader loader, JsObject module, String path) {
    Captured captured = new Captured(loader, module, path);
    Realm realm = loader.realm();
    Agent agent = realm.agent();
    BuiltinFunction require = function(realm, "require", captured);
    require.rawPut(
        agent,
        agent.group().keys().intern("resolve"),
        function(realm, "resolve", captured),
        Attributes.DEFAULT);
    require.rawPut(
        agent, agent.group().keys().intern("cache"), loader.cacheObject(), Attributes.DEFAULT);
    JsObject main = loader.main();
    require.rawPut(
        agent,
        agent.group().keys().intern("main"),
        main == null ? Undefined.UNDEFINED : main,
        Attributes.DEFAULT);
    return require;
  }

  private static BuiltinFunction function(Realm realm, String name, Captured captured) {
    RequireFunctionTable table = RequireFunctionTable.TABLE;
    return BuiltinFunction.of(
        realm, table, table.require(name, BuiltinKind.DETACHED), name, captured);
  }

  private static String specifier(Agent agent, Object value) {
    if (value instanceof CharSequence text && text.length() > 0) {
      return Strings.flat(text);
    }
    throw HostErrors.withCode(
        agent,
        ErrorKind.TYPE_ERROR,
        "ERR_INVALID_ARG_TYPE",
        "The \"id\" argument must be of type string. Received " + ObjectOperations.display(value));
  }

  @Builtin(name = "require", kind = BuiltinKind.DETACHED)
  static Object require(Agent agent, BuiltinFunction callee, Object thisValue, Object id) {
    Captured captured = (Captured) callee.captured();
    return captured.loader().require(specifier(agent, id), captured.module(), captured.path());
  }

  @Builtin(name = "resolve", kind = BuiltinKind.DETACHED)
  static Object resolve(Agent agent, BuiltinFunction callee, Object thisValue, Object id) {
    Captured captured = (Captured) callee.captured();
    String name = specifier(agent, id);
    return captured.loader().builtin(name) != null
        ? name
        : captured.loader().resolve(name, captured.path());
  }

  @Builtin(name = "createRequire", attributes = Attributes.DEFAULT)
  static Object createRequire(Agent agent, BuiltinFunction callee, Object thisValue, Object file) {
    String name = TypeConversion.toFlatString(agent, file);
    String path = name.startsWith("file:") ? java.net.URI.create(name).getPath() : name;
    CommonJsLoader loader = CommonJsLoader.of(callee.realm);
    return create(loader, callee.realm.newObject(), path);
  }
}
