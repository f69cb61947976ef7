package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.object.EcmaSpec;

/** The methods of %AsyncIteratorPrototype% (clause 27.1.4). */
final class AsyncIteratorPrototype {
  private AsyncIteratorPrototype() {}

  @EcmaSpec("sec-%asynciteratorprototype%-%symbol.asynciterator%")
  @Builtin(name = "@@asyncIterator")
  static Object asyncIterator(Object thisValue) {
    return thisValue;
  }
}
