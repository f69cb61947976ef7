package org.ashlar.vm.host.commonjs;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.host.node.PosixPath;
import org.ashlar.vm.host.resolution.BuiltinNames;
import org.ashlar.vm.host.resolution.ModuleResolver;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/** The {@code require} function of one module. */
final class RequireFunction {
  private record Captured(CommonJsLoader loader, JsObject module, String path) {}

  private RequireFunction() {}

  static BuiltinFunction create(CommonJsLoader loader, JsObject module, String path) {
    Captured captured = new Captured(loader, module, path);
    Realm realm = loader.realm();
    Agent agent = realm.agent();
    BuiltinFunction require = function(realm, "require", captured);
    BuiltinFunction resolve = function(realm, "resolve", captured);
    put(agent, resolve, "paths", function(realm, "paths", captured));
    JsObject main = loader.main();
    put(agent, require, "resolve", resolve);
    put(agent, require, "main", main == null ? Undefined.UNDEFINED : main);
    put(agent, require, "extensions", loader.extensionsObject());
    put(agent, require, "cache", loader.cacheObject());
    return require;
  }

  private static void put(Agent agent, JsObject object, String name, Object value) {
    object.rawPut(agent, agent.group().keys().intern(name), value, Attributes.DEFAULT);
  }

  private static BuiltinFunction function(Realm realm, String name, Captured captured) {
    RequireFunctionTable table = RequireFunctionTable.TABLE;
    return BuiltinFunction.of(
        realm, table, table.require(name, BuiltinKind.DETACHED), name, captured);
  }

  /** The argument of require, checked. */
  static String specifier(Agent agent, Object value) {
    if (!(value instanceof CharSequence text)) {
      throw HostErrors.invalidType(agent, "id", "of type string", value);
    }
    if (text.length() == 0) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.TYPE_ERROR,
          "ERR_INVALID_ARG_VALUE",
          "The argument 'id' must be a non-empty string. Received ''");
    }
    return Strings.flat(text);
  }

  @Builtin(name = "require", kind = BuiltinKind.DETACHED)
  static Object require(Agent agent, BuiltinFunction callee, Object thisValue, Object id) {
    Captured captured = (Captured) callee.captured();
    return captured.loader().require(specifier(agent, id), captured.module(), captured.path());
  }

  @Builtin(name = "resolve", length = 2, kind = BuiltinKind.DETACHED)
  static Object resolve(
      Agent agent, BuiltinFunction callee, Object thisValue, Object id, Object options) {
    Captured captured = (Captured) callee.captured();
    CommonJsLoader loader = captured.loader();
    String name = specifier(agent, id);
    if (loader.builtin(name) != null) {
      return name;
    }
    Object paths =
        options instanceof JsObject given
            ? given.get(agent, agent.group().keys().lookup("paths"))
            : Undefined.UNDEFINED;
    return paths instanceof JsObject list
        ? loader.resolve(name, directories(agent, loader, list), captured.path())
        : loader.resolve(name, captured.path());
  }

  private static List<String> directories(Agent agent, CommonJsLoader loader, JsObject list) {
    List<String> directories = new ArrayList<>();
    for (Object each : ObjectOperations.listFromArrayLike(agent, list)) {
      directories.add(
          PosixPath.resolve(loader.directory(), List.of(TypeConversion.toFlatString(agent, each))));
    }
    return directories;
  }

  @Builtin(name = "paths", length = 1, kind = BuiltinKind.DETACHED)
  static Object paths(Agent agent, BuiltinFunction callee, Object thisValue, Object id) {
    Captured captured = (Captured) callee.captured();
    String name = specifier(agent, id);
    String directory = PosixPath.directory(captured.path());
    if (BuiltinNames.contains(name)) {
      return JsNull.NULL;
    }
    return ModuleResolver.isRelative(name)
        ? agent.realm.newArray(new Object[] {directory})
        : agent.realm.newArray(ModuleResolver.searched(directory).toArray());
  }
}
