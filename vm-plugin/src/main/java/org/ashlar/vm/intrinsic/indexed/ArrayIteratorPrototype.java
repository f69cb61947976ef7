package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
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
    JsObject source = iterator.source;
    if (source == null) {
      return IteratorOperations.result(agent, Undefined.UNDEFINED, true);
    }
    long index = iterator.next;
    if (index >= length(agent, source)) {
      iterator.source = null;
      return IteratorOperations.result(agent, Undefined.UNDEFINED, true);
    }
    iterator.next = index + 1;
    Object result =
        switch (iterator.kind) {
          case KEYS -> Numbers.box(index);
          case VALUES -> ArrayAccess.get(agent, source, index);
          case ENTRIES ->
              agent.realm.newArray(
                  new Object[] {Numbers.box(index), ArrayAccess.get(agent, source, index)});
        };
    return IteratorOperations.result(agent, result, false);
  }

  private static long length(Agent agent, JsObject source) {
    if (!(source instanceof TypedArrayObject typed)) {
      return ObjectOperations.lengthOfArrayLike(agent, source);
    }
    if (typed.isOutOfBounds()) {
      throw Errors.typeError(agent, Message.DETACHED_ITERATION);
    }
    return typed.length();
  }
}
