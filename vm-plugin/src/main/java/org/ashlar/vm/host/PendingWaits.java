package org.ashlar.vm.host;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.vm.Guarded;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AgentHost;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Job;
import org.jspecify.annotations.Nullable;

/**
 * The waits of one agent that go on beside its program. Used by the agent's thread; that a time is
 * over comes by the mailbox.
 *
 * <p>A program does not end while one of them may still be told of: by the clock, or by another
 * context that sees the same memory. Otherwise nobody is left who could.
 */
public final class PendingWaits {
  /** As many as a program may have; each takes some hundred bytes. */
  static final int MAXIMUM = 1 << 18;

  private static final double NANOSECONDS = 1e6;

  /** Where infinity begins for the clock: 146 years. */
  private static final double LONGEST_NANOSECONDS = Long.MAX_VALUE >> 1;

  private final Agent agent;
  private final TimeProvider time;
  private final Runnable wake;
  private final Set<Wait> open = new LinkedHashSet<>();
  private int untimed;

  /**
   * The waits of one agent.
   *
   * @param wake called when a wait ended that kept the program alive
   */
  public PendingWaits(Agent agent, TimeProvider time, Runnable wake) {
    this.agent = agent;
    this.time = time;
    this.wake = wake;
  }

  /** A moment some milliseconds from now, in the terms of a clock; never earlier. */
  public static long momentIn(TimeProvider time, double milliseconds) {
    return time.now() + (long) Math.min(Math.ceil(milliseconds * NANOSECONDS), LONGEST_NANOSECONDS);
  }

  /** See {@link AgentHost#beginWait}. */
  public ServiceSlot.Registration begin(AgentHost.PendingWait wait, double milliseconds) {
    if (open.size() >= MAXIMUM) {
      throw Errors.rangeError(agent, Message.TOO_MANY_WAITS);
    }
    Wait begun = new Wait(wait);
    open.add(begun);
    if (Double.isInfinite(milliseconds)) {
      untimed++;
    } else {
      begun.arm(milliseconds);
    }
    return begun;
  }

  /** Whether the clock will end one of them. */
  public boolean areTimed() {
    return open.size() > untimed;
  }

  /** Whether the program has to wait for one of them before it is over. */
  public boolean keepsAlive() {
    return areTimed() || (untimed > 0 && open.stream().anyMatch(wait -> wait.wait.isReachable()));
  }

  /** The agent ends. */
  public void abandon() {
    for (Wait wait : List.copyOf(open)) {
      Guarded.callEach(wait::disarm, wait.wait::abandoned);
    }
    open.clear();
    untimed = 0;
  }

  /** One of them, and the job that says that its time is over. */
  private final class Wait extends Job implements ServiceSlot.Registration {
    private final AgentHost.PendingWait wait;
    private TimeProvider.@Nullable WakeUp alarm;

    Wait(AgentHost.PendingWait wait) {
      super(agent.realm, agent.asyncContext);
      this.wait = wait;
    }

    void arm(double milliseconds) {
      alarm = time.newWakeUp(() -> agent.post(this));
      alarm.at(momentIn(time, milliseconds));
    }

    void disarm() {
      if (alarm != null) {
        alarm.cancel();
      }
    }

    @Override
    public void run(Agent running) {
      if (open.contains(this)) {
        wait.timedOut(running);
      }
    }

    @Override
    public void close() {
      if (open.remove(this)) {
        untimed -= alarm == null ? 1 : 0;
        disarm();
        wake.run();
      }
    }
  }
}
