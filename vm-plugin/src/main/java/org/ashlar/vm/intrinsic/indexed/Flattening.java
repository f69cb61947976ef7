package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;

/** FlattenIntoArray (clause 23.1.3.13.1). */
final class Flattening {
  private static final int WEIGHT = 20;

  private Flattening() {}

  /** Appends the elements of a source, arrays among them opened to a depth; the next index. */
  @EcmaSpec("sec-flattenintoarray")
  static long into(
      Agent agent, JsObject target, JsObject source, long length, long start, double depth) {
    agent.enterNative(WEIGHT);
    try {
      long at = start;
      for (long i = 0; i < length; i++) {
        Object value = ArrayAccess.present(agent, source, i);
        if (value == null) {
          i = ArrayAccess.skipHoles(agent, source, i, length);
          continue;
        }
        if (depth > 0
            && value instanceof JsObject nested
            && TestingAndComparison.isArray(agent, nested)) {
          long inner = ObjectOperations.lengthOfArrayLike(agent, nested);
          at = into(agent, target, nested, inner, at, depth - 1);
        } else {
          at = append(agent, target, at, value);
        }
        if ((i & ArrayAccess.POLL_MASK) == 0) {
          agent.poll();
        }
      }
      return at;
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  private static long append(Agent agent, JsObject target, long at, Object value) {
    ArrayAccess.checkLength(agent, at + 1);
    ArrayAccess.define(agent, target, at, value);
    return at + 1;
  }

  /** Appends what a flatMap callback returned. */
  static long appendMapped(Agent agent, JsObject target, long at, Object mapped) {
    if (mapped instanceof JsObject nested && TestingAndComparison.isArray(agent, nested)) {
      long length = ObjectOperations.lengthOfArrayLike(agent, nested);
      return into(agent, target, nested, length, at, 0);
    }
    return append(agent, target, at, mapped);
  }
}
