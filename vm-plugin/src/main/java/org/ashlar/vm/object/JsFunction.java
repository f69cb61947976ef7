package org.ashlar.vm.object;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.Keys;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be called.
 *
 * <p>Call convention: {@code room} is the stack left, in frame-weight units; a callee that finds
 * too little throws RangeError and passes on what remains. Arguments up to three come one by one.
 * Implementations set {@code agent.realm} to {@link #realm} if it differs, and restore it on every
 * exit.
 */
public abstract class JsFunction extends JsObject {
  /** Arguments of a call without any. */
  public static final Object[] NO_ARGUMENTS = new Object[0];

  public final Realm realm;

  protected JsFunction(Shape shape, @Nullable JsObject prototype, Realm realm) {
    super(shape, prototype);
    this.realm = realm;
  }

  /** [[Call]]. The array is the callee's from now on. */
  public abstract Object call(Agent agent, int room, Object thisValue, Object[] arguments);

  /** [[Call]] without arguments. */
  public Object call0(Agent agent, int room, Object thisValue) {
    return call(agent, room, thisValue, NO_ARGUMENTS);
  }

  /** [[Call]] with one argument. */
  public Object call1(Agent agent, int room, Object thisValue, Object a) {
    return call(agent, room, thisValue, new Object[] {a});
  }

  /** [[Call]] with two arguments. */
  public Object call2(Agent agent, int room, Object thisValue, Object a, Object b) {
    return call(agent, room, thisValue, new Object[] {a, b});
  }

  /** [[Call]] with three arguments. */
  public Object call3(Agent agent, int room, Object thisValue, Object a, Object b, Object c) {
    return call(agent, room, thisValue, new Object[] {a, b, c});
  }

  /** Whether it has [[Construct]]. */
  public boolean isConstructor() {
    return false;
  }

  /** [[Construct]]; only if {@link #isConstructor}. The array is the callee's from now on. */
  public JsObject construct(Agent agent, int room, Object[] arguments, JsObject newTarget) {
    throw Errors.typeError(agent, Message.NOT_A_CONSTRUCTOR, className());
  }

  /** What Function.prototype.toString shows. */
  public String sourceText() {
    return NativeSource.of(rawGet(Keys.NAME) instanceof CharSequence name ? name.toString() : "");
  }

  /** The realm of GetFunctionRealm; bound functions and proxies answer with their target's. */
  public Realm functionRealm(Agent agent) {
    return realm;
  }

  @Override
  public String className() {
    return "Function";
  }
}
