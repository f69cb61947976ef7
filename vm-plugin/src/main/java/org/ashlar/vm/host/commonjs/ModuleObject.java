package org.ashlar.vm.host.commonjs;

import java.util.Objects;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.host.node.PosixPath;
import org.ashlar.vm.host.resolution.ModuleResolver;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** A CommonJS module as its code sees it: the object {@code module}. */
final class ModuleObject extends JsObject {
  /** The prototype of the module objects of one realm, {@code Module.prototype}. */
  private record Prototype(JsObject object) {}

  private final @Nullable JsObject parent;

  private ModuleObject(Agent agent, JsObject prototype, @Nullable JsObject parent) {
    super(agent.group().roots().exotic, prototype);
    this.parent = parent;
  }

  static JsObject prototype(Realm realm) {
    return realm.hostSlot(Prototype.class, ModuleObject::makePrototype).object();
  }

  private static Prototype makePrototype(Realm realm) {
    return new Prototype(
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(ModuleObjectTable.TABLE)
            .build());
  }

  /**
   * The object of a file that is about to run.
   *
   * @param parent the module that asked for it first, or Java null for the main module
   * @param main whether it is the main module
   */
  static ModuleObject create(Realm realm, String path, @Nullable JsObject parent, boolean main) {
    Agent agent = realm.agent();
    ModuleObject module = new ModuleObject(agent, prototype(realm), parent);
    module.put(agent, "id", main ? "." : path);
    module.put(agent, "path", PosixPath.directory(path));
    module.put(agent, "exports", realm.newObject());
    module.put(agent, "filename", path);
    module.put(agent, "loaded", false);
    module.put(agent, "children", realm.newArray());
    module.put(
        agent,
        "paths",
        realm.newArray(ModuleResolver.searched(PosixPath.directory(path)).toArray()));
    if (parent != null) {
      addChild(agent, parent, module);
    }
    return module;
  }

  /** Notes that a module asked for another one, unless it did so before. */
  static void addChild(Agent agent, JsObject parent, JsObject child) {
    if (parent.get(agent, key(agent, "children")) instanceof JsObject children) {
      long count = ObjectOperations.lengthOfArrayLike(agent, children);
      for (int i = 0; i < count; i++) {
        if (children.getElement(agent, i) == (Object) child) {
          return;
        }
      }
      children.setElement(agent, (int) count, child);
    }
  }

  void put(Agent agent, String name, Object value) {
    rawPut(agent, key(agent, name), value, Attributes.DEFAULT);
  }

  private static PropertyKey key(Agent agent, String name) {
    return agent.group().keys().internKey(name);
  }

  private static String path(Agent agent, Object thisValue) {
    Object name = ObjectOperations.getV(agent, thisValue, key(agent, "filename"));
    return TypeConversion.toFlatString(agent, name);
  }

  @Builtin(name = "require")
  static Object require(Agent agent, BuiltinFunction callee, Object thisValue, Object id) {
    JsObject module = ObjectOperations.requireObject(agent, thisValue);
    return CommonJsLoader.of(callee.realm)
        .require(RequireFunction.specifier(agent, id), module, path(agent, thisValue));
  }

  /** Runs a text as the code of this module, for programs that translate what they load. */
  @Builtin(name = "_compile")
  static Object compile(
      Agent agent, BuiltinFunction callee, Object thisValue, Object text, Object path) {
    return CommonJsLoader.of(callee.realm)
        .evaluate(
            ObjectOperations.requireObject(agent, thisValue),
            TypeConversion.toFlatString(agent, path),
            TypeConversion.toFlatString(agent, text));
  }

  @Builtin(name = "parent", kind = BuiltinKind.GETTER)
  static Object parent(Agent agent, Object thisValue) {
    return thisValue instanceof ModuleObject module && module.parent != null
        ? module.parent
        : Undefined.UNDEFINED;
  }

  @Builtin(name = "isPreloading", kind = BuiltinKind.GETTER)
  static Object isPreloading(Agent agent, Object thisValue) {
    return false;
  }

  @Builtin(name = "constructor", kind = BuiltinKind.GETTER)
  static Object constructor(Agent agent, BuiltinFunction callee, Object thisValue) {
    return Objects.requireNonNull(CommonJsLoader.of(callee.realm).builtin("module"));
  }
}
