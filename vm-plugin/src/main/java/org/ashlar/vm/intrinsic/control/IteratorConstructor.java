package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/** The Iterator constructor (clause 27.1.3), which only subclasses may use. */
final class IteratorConstructor {
  private IteratorConstructor() {}

  @EcmaSpec("sec-iterator")
  @Builtin(name = "Iterator", kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, BuiltinFunction callee, @Nullable JsObject newTarget) {
    if (newTarget == null) {
      throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, "Iterator");
    }
    if (newTarget == callee) {
      throw Errors.typeError(agent, Message.ABSTRACT_CLASS, "Iterator");
    }
    return agent.realm.newObject(
        ObjectOperations.prototypeFromConstructor(agent, newTarget, Intrinsic.ITERATOR_PROTOTYPE));
  }

  @EcmaSpec("sec-iterator.from")
  @Builtin(name = "from")
  static Object from(Agent agent, Object thisValue, Object value) {
    IteratorRecord record = IteratorHelper.flattenable(agent, value, true);
    JsFunction constructor = agent.realm.function(Intrinsic.ITERATOR);
    return ObjectOperations.ordinaryHasInstance(agent, constructor, record.iterator())
        ? record.iterator()
        : new WrappedIterator(agent, record);
  }

  @EcmaSpec("sec-iterator.concat")
  @Builtin(name = "concat", length = 0)
  static Object concat(Agent agent, Object thisValue, Object[] items) {
    JsFunction[] methods = new JsFunction[items.length];
    for (int i = 0; i < items.length; i++) {
      JsObject item = ObjectOperations.requireObject(agent, items[i]);
      JsFunction method = ObjectOperations.getMethod(agent, item, Symbol.ITERATOR);
      if (method == null) {
        throw Errors.typeError(agent, Message.NOT_ITERABLE, ObjectOperations.display(item));
      }
      methods[i] = method;
    }
    return new IteratorHelper.Concatenation(agent, items, methods);
  }
}
