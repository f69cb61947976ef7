package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;

/** What Iterator.from makes of an iterator that does not inherit from %Iterator.prototype%. */
final class WrappedIterator extends JsObject {
  private final IteratorRecord iterated;

  WrappedIterator(Agent agent, IteratorRecord iterated) {
    super(
        agent.group().roots().exotic,
        agent.realm.intrinsic(Intrinsic.WRAP_FOR_VALID_ITERATOR_PROTOTYPE));
    this.iterated = iterated;
  }

  private static IteratorRecord iterated(Agent agent, Object thisValue) {
    if (thisValue instanceof WrappedIterator wrapper) {
      return wrapper.iterated;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "%WrapForValidIteratorPrototype%",
        ObjectOperations.display(thisValue));
  }

  @EcmaSpec("sec-%wrapforvaliditeratorprototype%.next")
  @Builtin(name = "next")
  static Object next(Agent agent, Object thisValue) {
    IteratorRecord record = iterated(agent, thisValue);
    return ObjectOperations.call(agent, record.nextMethod(), record.iterator());
  }

  @EcmaSpec("sec-%wrapforvaliditeratorprototype%.return")
  @Builtin(name = "return")
  static Object finish(Agent agent, Object thisValue) {
    JsObject iterator = iterated(agent, thisValue).iterator();
    JsFunction method = ObjectOperations.getMethod(agent, iterator, Keys.RETURN);
    return method == null
        ? agent.realm.newIteratorResult(Undefined.UNDEFINED, true)
        : agent.call(method, iterator);
  }
}
