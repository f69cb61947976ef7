package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.Accessor;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A stack that the program wants to make itself, by Error.prepareStackTrace (V8's extension): when
 * it is first read, the program's function is called with the error and its call sites.
 *
 * <p>Implementation note. An instance stands behind the own property that captureStackTrace
 * defines. V8 shows such a property as a data property from the start. Here it is an accessor until
 * it is read, because a value that is made when it is looked at must not run guest code. It exists
 * only if a function is there to be called when the stack is captured.
 */
final class PreparedStack {
  private final StackTrace stack;
  private @Nullable Object value;

  private PreparedStack(StackTrace stack) {
    this.stack = stack;
  }

  /** Whether a stack is being prepared in a realm: errors made meanwhile get the usual text. */
  private static final class Activity {
    private boolean running;
  }

  /** What to store as the stack property: the lazy text, or an accessor. */
  static Object property(Agent agent, StackTrace stack) {
    Realm realm = agent.realm;
    if (!(preparation(realm) instanceof JsFunction)) {
      return stack;
    }
    PreparedStack prepared = new PreparedStack(stack);
    PreparedStackTable table = PreparedStackTable.TABLE;
    return new Accessor(
        BuiltinFunction.of(
            realm, table, table.require("read", BuiltinKind.DETACHED), "stack", prepared),
        BuiltinFunction.of(
            realm, table, table.require("write", BuiltinKind.DETACHED), "stack", prepared));
  }

  private static @Nullable Object preparation(Realm realm) {
    JsObject error = realm.intrinsicIfMade(Intrinsic.ERROR);
    return error == null ? null : error.rawGet(Keys.PREPARE_STACK_TRACE);
  }

  /** The stack behind an accessor, or Java null if it is another one. */
  static @Nullable PreparedStack of(@Nullable Object property) {
    return property instanceof Accessor pair
            && pair.getter() instanceof BuiltinFunction getter
            && getter.capturedIfAny() instanceof PreparedStack prepared
        ? prepared
        : null;
  }

  /** The stack as the program wants it; made now if this is the first time. */
  Object value(Agent agent) {
    Object present = value;
    if (present == null) {
      present = make(agent, stack);
      value = present;
    }
    return present;
  }

  /** What a stack is for a program: what its function makes of it now, or the usual text. */
  static Object make(Agent agent, StackTrace stack) {
    Realm realm = stack.realm();
    Activity activity = realm.hostSlot(Activity.class, unused -> new Activity());
    if (activity.running || !(preparation(realm) instanceof JsFunction prepare)) {
      return stack.materialize();
    }
    activity.running = true;
    try {
      Object[] sites =
          stack.sites().stream().map(site -> CallSiteObject.create(realm, site)).toArray();
      return agent.call(
          prepare, realm.intrinsic(Intrinsic.ERROR), stack.error(), realm.newArray(sites));
    } finally {
      activity.running = false;
    }
  }

  @Builtin(name = "read", kind = BuiltinKind.DETACHED)
  static Object read(Agent agent, BuiltinFunction callee, Object thisValue) {
    PreparedStack prepared = (PreparedStack) callee.captured();
    Object value = prepared.value(agent);
    JsObject error = prepared.stack.error();
    if (of(error.rawGet(Keys.STACK)) == prepared) {
      error.defineOwnProperty(agent, Keys.STACK, PropertyDescriptor.data(value, Attributes.HIDDEN));
    }
    return value;
  }

  @Builtin(name = "write", kind = BuiltinKind.DETACHED)
  static Object write(Agent agent, Object thisValue, Object value) {
    if (thisValue instanceof JsObject receiver) {
      ObjectOperations.definePropertyOrThrow(
          agent, receiver, Keys.STACK, PropertyDescriptor.data(value, Attributes.HIDDEN));
    }
    return Undefined.UNDEFINED;
  }
}
