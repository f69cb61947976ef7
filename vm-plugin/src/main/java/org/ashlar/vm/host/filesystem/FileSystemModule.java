package org.ashlar.vm.host.filesystem;

import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;

/** The modules fs and fs/promises. */
public final class FileSystemModule {
  private FileSystemModule() {}

  private record Promises(JsObject object) {}

  /** The exports of fs. */
  public static JsObject create(Realm realm) {
    IntrinsicBuilder module =
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(FileSystemModuleTable.TABLE);
    for (FileOperation operation : FileOperation.values()) {
      BuiltinFunction callback = FileFunctions.callback(realm, operation);
      BuiltinFunction synchronous = FileFunctions.synchronous(realm, operation);
      if (operation == FileOperation.REALPATH) {
        putNative(realm, callback);
        putNative(realm, synchronous);
      }
      module
          .put(operation.functionName(), callback, Attributes.DEFAULT)
          .put(operation.functionName() + "Sync", synchronous, Attributes.DEFAULT);
    }
    JsObject constants = constants(realm);
    for (String name : new String[] {"F_OK", "R_OK", "W_OK", "X_OK"}) {
      module.put(
          name,
          constants.get(realm.agent(), realm.agent().group().keys().lookup(name)),
          Attributes.DEFAULT);
    }
    return module
        .put("constants", constants, Attributes.DEFAULT)
        .put("promises", promises(realm), Attributes.DEFAULT)
        .build();
  }

  /** Realpath has a second form under a property of its own, which here is the same. */
  private static void putNative(Realm realm, BuiltinFunction function) {
    function.rawPut(
        realm.agent(), realm.agent().group().keys().intern("native"), function, Attributes.DEFAULT);
  }

  /** The exports of fs/promises, the same object as the promises of fs. */
  public static JsObject promises(Realm realm) {
    return realm.hostSlot(Promises.class, FileSystemModule::makePromises).object();
  }

  private static Promises makePromises(Realm realm) {
    IntrinsicBuilder module = IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE);
    for (FileOperation operation : FileOperation.values()) {
      if (operation.isPromised()) {
        module.put(
            operation.functionName(), FileFunctions.promise(realm, operation), Attributes.DEFAULT);
      }
    }
    return new Promises(module.put("constants", constants(realm), Attributes.DEFAULT).build());
  }

  private static JsObject constants(Realm realm) {
    IntrinsicBuilder constants =
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .put("F_OK", 0, Attributes.DEFAULT)
            .put("R_OK", EntryCalls.MAY_READ, Attributes.DEFAULT)
            .put("W_OK", EntryCalls.MAY_WRITE, Attributes.DEFAULT)
            .put("X_OK", EntryCalls.MAY_EXECUTE, Attributes.DEFAULT)
            .put("COPYFILE_EXCL", ContentCalls.COPY_EXCLUSIVELY, Attributes.DEFAULT);
    for (OpenFlag flag : OpenFlag.values()) {
      constants.put(flag.constant(), flag.bits(), Attributes.DEFAULT);
    }
    return constants.build();
  }

  @Builtin(name = "existsSync", attributes = Attributes.DEFAULT)
  static Object existsSync(Agent agent, BuiltinFunction callee, Object thisValue, Object path) {
    return exists(agent, callee, path);
  }

  /** The one callback that gets no error. */
  @Builtin(name = "exists", attributes = Attributes.DEFAULT)
  static Object exists(
      Agent agent, BuiltinFunction callee, Object thisValue, Object path, Object callback) {
    if (!(callback instanceof JsFunction function)) {
      throw HostErrors.wrongType(agent, "\"cb\" argument", "of type function", callback);
    }
    Background.of(callee.realm).nextTick(function, exists(agent, callee, path));
    return Undefined.UNDEFINED;
  }

  private static boolean exists(Agent agent, BuiltinFunction callee, Object value) {
    Background background = Background.of(callee.realm);
    FilePath path;
    try {
      path = new FileArguments(agent, callee.realm, new Object[] {value}).path(0, "path");
    } catch (org.ashlar.vm.completion.ThrowCompletion noPath) {
      return false;
    }
    FileCall.require(agent, background.hooks().permissions(), PermissionPolicy.Kind.READ, path);
    return background.hooks().files().status(path.absolute()).isPresent();
  }
}
