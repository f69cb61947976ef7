package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;

/** %ArrayIteratorPrototype% (clause 23.1.5.2). */
final class ArrayIteratorPrototype {
  private ArrayIteratorPrototype() {}

  static JsObject create(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.ITERATOR_PROTOTYPE)
        .functions(ArrayIteratorPrototypeTable.TABLE)
        .tag("Array Iterator")
        .watched(Intrinsic.ARRAY_ITERATOR_PROTOTYPE)
        .build();
  }

  @EcmaSpec("sec-%arrayiteratorprototype%.next")
  @Builtin(name = "next")
  static Object next(Agent agent, Object thisValue) {
    if (!(thisValue instanceof ArrayIterator iterator)) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "Array Iterator.prototype.next",
          ObjectOperations.display(thisValue));
    }
    Object value = iterator.step(agent);
    return value == null
        ? IteratorOperations.result(agent, Undefined.UNDEFINED, true)
        : IteratorOperations.result(agent, value, false);
  }
}
