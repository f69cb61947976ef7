package org.ashlar.vm.execution;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;

/**
 * How the code of a script function is entered. {@code CodeBlock.entry()} holds one: the
 * interpreter's, or that of compiled code. One entry serves all realms and agents, so it keeps no
 * guest state.
 *
 * <p>The entry deducts the weight of its frame from {@code room} and switches realms.
 */
public abstract class CodeEntry {
  /** [[Call]]; the array is the callee's. */
  public abstract Object call(
      Agent agent, int room, ScriptFunction function, Object thisValue, Object[] arguments);

  public abstract Object call0(Agent agent, int room, ScriptFunction function, Object thisValue);

  public abstract Object call1(
      Agent agent, int room, ScriptFunction function, Object thisValue, Object a);

  public abstract Object call2(
      Agent agent, int room, ScriptFunction function, Object thisValue, Object a, Object b);

  public abstract Object call3(
      Agent agent,
      int room,
      ScriptFunction function,
      Object thisValue,
      Object a,
      Object b,
      Object c);

  /**
   * Runs the body of a constructor: [[Construct]] after the object was made.
   *
   * @param thisObject the new object; Java null for a derived constructor
   * @return what the body returned; for a derived constructor the object to hand out
   */
  public abstract Object construct(
      Agent agent,
      int room,
      ScriptFunction function,
      @org.jspecify.annotations.Nullable JsObject thisObject,
      Object[] arguments,
      JsObject newTarget);

  /** {@link #construct} without arguments. */
  public Object construct0(
      Agent agent, int room, ScriptFunction function, JsObject thisObject, JsObject newTarget) {
    return construct(agent, room, function, thisObject, JsFunction.NO_ARGUMENTS, newTarget);
  }

  /** {@link #construct} with one argument. */
  public Object construct1(
      Agent agent,
      int room,
      ScriptFunction function,
      JsObject thisObject,
      JsObject newTarget,
      Object a) {
    return construct(agent, room, function, thisObject, new Object[] {a}, newTarget);
  }

  /** {@link #construct} with two arguments. */
  public Object construct2(
      Agent agent,
      int room,
      ScriptFunction function,
      JsObject thisObject,
      JsObject newTarget,
      Object a,
      Object b) {
    return construct(agent, room, function, thisObject, new Object[] {a, b}, newTarget);
  }

  /** {@link #construct} with three arguments. */
  public Object construct3(
      Agent agent,
      int room,
      ScriptFunction function,
      JsObject thisObject,
      JsObject newTarget,
      Object a,
      Object b,
      Object c) {
    return construct(agent, room, function, thisObject, new Object[] {a, b, c}, newTarget);
  }
}
