package org.ashlar.vm.intrinsic.control;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AsyncContextMapping;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;

/** An AsyncContext.Variable instance: a key of mappings. */
final class AsyncContextVariableObject extends JsObject {
  private final CharSequence name;
  private final Object defaultValue;

  AsyncContextVariableObject(
      Agent agent, JsObject prototype, CharSequence name, Object defaultValue) {
    super(agent.group().roots().exotic, prototype);
    this.name = name;
    this.defaultValue = defaultValue;
  }

  /** The receiver of a method; TypeError if it is another kind of object. */
  static AsyncContextVariableObject require(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof AsyncContextVariableObject variable) {
      return variable;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "AsyncContext.Variable.prototype." + method,
        ObjectOperations.display(thisValue));
  }

  CharSequence name() {
    return name;
  }

  /** What the variable is bound to now. */
  Object value(Agent agent) {
    Object bound = AsyncContextMapping.get(agent.asyncContext, this);
    return bound == null ? defaultValue : bound;
  }

  @Override
  public String className() {
    return "AsyncContext.Variable";
  }
}
