package org.ashlar.vm.tier;

import org.ashlar.vm.execution.CodeEntry;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.interpreter.TailCalls;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/**
 * What compiled classes extend. An instance has no state: one serves every realm and agent.
 *
 * <p>A compiled class overrides the entries it has; the conditions that make an entry leave its
 * fast path are answered here.
 */
public abstract class CompiledEntry extends CodeEntry {
  /** The method that enters a loop, as it is found on a stack. */
  public static final String LOOP_METHOD = "enter";

  /** The method of a compiled class that is the code of the function. */
  public static final String BODY_METHOD = "body";

  /** Stack of one compiled frame, in the units of {@code room}. */
  public static final int WEIGHT = 24;

  protected CompiledEntry() {}

  /**
   * Enters a loop in the middle of a frame, see {@code TierPolicy.LoopEntry}; only units compiled
   * for a loop header have it.
   */
  public Object enter(Agent agent, int room, Frame frame) {
    throw new AssertionError("no loop entry in " + getClass().getName());
  }

  /** A call of a function of another realm than the running one. */
  public final Object callInRealm(
      Agent agent, int room, ScriptFunction function, Object thisValue, Object[] arguments) {
    Realm caller = agent.realm;
    agent.realm = function.realm;
    try {
      return call(agent, room, function, thisValue, arguments);
    } finally {
      agent.realm = caller;
    }
  }

  /** A construction by a function of another realm than the running one. */
  public final Object constructInRealm(
      Agent agent,
      int room,
      ScriptFunction function,
      @Nullable JsObject thisObject,
      Object[] arguments,
      JsObject newTarget) {
    Realm caller = agent.realm;
    agent.realm = function.realm;
    try {
      return construct(agent, room, function, thisObject, arguments, newTarget);
    } finally {
      agent.realm = caller;
    }
  }

  /** Whether a function that has calls in tail position is to run in the interpreter. */
  public static boolean isDeep(int room) {
    return TailCalls.isDeep(room);
  }

  /** Takes room for a frame, answers a poll, and makes the rest known to native code. */
  public static int begin(Agent agent, int room) {
    int left = room - WEIGHT;
    if (left < 0) {
      throw Errors.stackOverflow(agent);
    }
    agent.room = left;
    if (agent.poll) {
      agent.host().polled(agent);
    }
    return left;
  }
}
