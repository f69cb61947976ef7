package org.ashlar.vm.intrinsic.structured;

import java.util.function.BooleanSupplier;
import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.exotic.ByteStore;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;

/**
 * A wait at one location of shared memory (clauses 25.4.3.14 and 25.4.3.16).
 *
 * @param store the shared block
 * @param memory the same block
 * @param offset of the element
 * @param size of the element
 * @param expected the bits that are to be there when the wait begins
 * @param milliseconds not negative, possibly infinite
 */
record AtomicWait(
    ByteStore store,
    SharedMemory memory,
    int offset,
    int size,
    long expected,
    double milliseconds) {
  static final String OK = "ok";
  static final String NOT_EQUAL = "not-equal";
  static final String TIMED_OUT = "timed-out";

  private BooleanSupplier isExpected() {
    return () -> AtomicBytes.get(store, offset, size) == expected;
  }

  /** Suspends the agent; the result of Atomics.wait. */
  @EcmaSpec("sec-dowait")
  String block(Agent agent) {
    BlockedAgent waiter = new BlockedAgent(agent, offset);
    if (!memory.enlist(waiter, isExpected())) {
      return NOT_EQUAL;
    }
    boolean goesOn = false;
    boolean taken;
    try {
      agent.host().suspend(agent, waiter::isNotified, milliseconds);
      goesOn = true;
    } finally {
      taken = !memory.withdraw(waiter);
      if (taken && !goesOn) {
        // The agent ends and makes nothing of its notice; the next may need it.
        memory.notifyWaiters(offset, 1, agent);
      }
    }
    return taken ? OK : TIMED_OUT;
  }

  /** Lets the agent go on; the result of Atomics.waitAsync. */
  @EcmaSpec("sec-dowait")
  JsObject promise(Agent agent) {
    if (milliseconds == 0) {
      return result(agent, false, isExpected().getAsBoolean() ? TIMED_OUT : NOT_EQUAL);
    }
    PromisedNotice waiter = new PromisedNotice(agent, memory, offset);
    waiter.begin(milliseconds);
    if (!memory.enlist(waiter, isExpected())) {
      waiter.giveUp();
      return result(agent, false, NOT_EQUAL);
    }
    return result(agent, true, waiter.promise());
  }

  private static JsObject result(Agent agent, boolean async, Object value) {
    JsObject result = agent.realm.newObject();
    result.rawPut(agent, agent.group().keys().intern("async"), async, Attributes.DEFAULT);
    result.rawPut(agent, Keys.VALUE, value, Attributes.DEFAULT);
    return result;
  }
}
