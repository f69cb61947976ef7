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

/** The prototype of the iterators that matchAll returns (clause 22.2.9.2). */
public final class RegExpStringIteratorPrototype {
  private RegExpStringIteratorPrototype() {}

  /** Makes %RegExpStringIteratorPrototype%. */
  public static JsObject create(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.ITERATOR_PROTOTYPE)
        .functions(RegExpStringIteratorPrototypeTable.TABLE)
        .tag("RegExp String Iterator")
        .build();
  }

  @Builtin(name = "next")
  @EcmaSpec("sec-%regexpstringiteratorprototype%.next")
  static Object next(Agent agent, Object thisValue) {
    if (!(thisValue instanceof RegExpStringIterator iterator)) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "%RegExpStringIterator%.prototype.next",
          ObjectOperations.display(thisValue));
    }
    JsObject result = iterator.next(agent);
    return result == null
        ? IteratorOperations.result(agent, Undefined.UNDEFINED, true)
        : IteratorOperations.result(agent, result, false);
  }
}
