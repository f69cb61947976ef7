package org.ashlar.vm.intrinsic.text;

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

/** The prototype of string iterators (clause 22.1.5.1). */
public final class StringIteratorPrototype {
  private StringIteratorPrototype() {}

  /** Makes %StringIteratorPrototype%. */
  public static JsObject create(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.ITERATOR_PROTOTYPE)
        .functions(StringIteratorPrototypeTable.TABLE)
        .tag("String Iterator")
        .build();
  }

  @Builtin(name = "next")
  @EcmaSpec("sec-%stringiteratorprototype%.next")
  static Object next(Agent agent, Object thisValue) {
    if (!(thisValue instanceof StringIterator iterator)) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "String Iterator.prototype.next",
          ObjectOperations.display(thisValue));
    }
    String codePoint = iterator.nextCodePoint();
    return codePoint == null
        ? IteratorOperations.result(agent, Undefined.UNDEFINED, true)
        : IteratorOperations.result(agent, codePoint, false);
  }
}
