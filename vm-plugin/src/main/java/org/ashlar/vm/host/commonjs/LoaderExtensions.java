package org.ashlar.vm.host.commonjs;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.host.node.PosixPath;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * {@code require.extensions}: how files are loaded, by the end of their names. Programs that
 * translate what they load put functions of their own there.
 */
final class LoaderExtensions {
  private final JsObject object;

  LoaderExtensions(Realm realm) {
    object = realm.newObject(null);
    LoaderExtensionsTable table = LoaderExtensionsTable.TABLE;
    BuiltinFunction load =
        BuiltinFunction.of(realm, table, table.require("load", BuiltinKind.DETACHED), "", null);
    for (String extension : new String[] {".js", ".json"}) {
      object.rawPut(
          realm.agent(),
          realm.agent().group().keys().internKey(extension),
          load,
          Attributes.DEFAULT);
    }
  }

  JsObject object() {
    return object;
  }

  /** The program's own function for a file, or Java null if it is loaded as usual. */
  @Nullable JsFunction replaced(Agent agent, String path) {
    Object handler = handler(agent, path);
    if (handler == Undefined.UNDEFINED) {
      handler = object.get(agent, agent.group().keys().internKey(".js"));
    }
    boolean own =
        handler instanceof BuiltinFunction made && made.table == LoaderExtensionsTable.TABLE;
    return handler instanceof JsFunction function && !own ? function : null;
  }

  private Object handler(Agent agent, String path) {
    String base = PosixPath.base(path);
    for (int dot = base.indexOf('.', 1); dot >= 0; dot = base.indexOf('.', dot + 1)) {
      Object found = object.get(agent, agent.group().keys().lookup(base.substring(dot)));
      if (found != Undefined.UNDEFINED) {
        return found;
      }
    }
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "load", length = 2, kind = BuiltinKind.DETACHED)
  static Object load(
      Agent agent, BuiltinFunction callee, Object thisValue, Object module, Object path) {
    CommonJsLoader.of(callee.realm)
        .loadFile(
            ObjectOperations.requireObject(agent, module),
            TypeConversion.toFlatString(agent, path));
    return Undefined.UNDEFINED;
  }
}
