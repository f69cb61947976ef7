package org.ashlar.vm.intrinsic.control;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Undefined;

/** Iterator.prototype.includes. */
final class IteratorSearch {
  private IteratorSearch() {}

  @EcmaSpec("sec-iterator.prototype.includes")
  @Builtin(name = "includes", length = 1)
  static Object includes(Agent agent, Object thisValue, Object wanted, Object skipped) {
    JsObject iterator = ObjectOperations.requireObject(agent, thisValue);
    double skip;
    try {
      skip = skipCount(agent, skipped);
    } catch (ThrowCompletion thrown) {
      throw IteratorOperations.closeAfterThrow(agent, iterator, thrown);
    }
    IteratorRecord iterated = IteratorOperations.direct(agent, iterator);
    for (Object value = IteratorOperations.stepValue(agent, iterated);
        value != null;
        value = IteratorOperations.stepValue(agent, iterated)) {
      if (skip > 0) {
        skip--;
      } else if (SameValue.sameValueZero(value, wanted)) {
        IteratorOperations.close(agent, iterator);
        return true;
      }
      agent.poll();
    }
    return false;
  }

  /** How many values to pass over; only numbers are taken, nothing is converted. */
  private static double skipCount(Agent agent, Object value) {
    if (value == Undefined.UNDEFINED) {
      return 0;
    }
    double count = IteratorChunks.wholeNumber(agent, value, true);
    if (count < 0 || (count > TypeConversion.MAX_SAFE_INTEGER && !Double.isInfinite(count))) {
      throw Errors.rangeError(agent, Message.MUST_BE_POSITIVE, ObjectOperations.display(value));
    }
    return count;
  }
}
