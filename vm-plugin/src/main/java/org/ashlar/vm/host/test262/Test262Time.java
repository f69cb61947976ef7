package org.ashlar.vm.host.test262;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The time of tests, which is real, and the functions of {@code $262.agent} that look at it. */
final class Test262Time implements TimeProvider {
  private static final double NANOSECONDS = 1e6;

  private final ScheduledExecutorService clock;

  Test262Time(ScheduledExecutorService clock) {
    this.clock = clock;
  }

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public WakeUp newWakeUp(Runnable action) {
    return new WakeUp() {
      private @Nullable ScheduledFuture<?> pending;

      @Override
      public synchronized void at(long moment) {
        cancel();
        pending = clock.schedule(action, moment - now(), TimeUnit.NANOSECONDS);
      }

      @Override
      public synchronized void cancel() {
        if (pending != null) {
          pending.cancel(false);
        }
      }
    };
  }

  @Builtin(name = "sleep", length = 1)
  static Object sleep(Agent agent, Object thisValue, Object milliseconds) {
    double time = TypeConversion.toDouble(agent, milliseconds);
    agent.host().suspend(agent, () -> false, Double.isNaN(time) ? 0 : Math.max(time, 0));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "monotonicNow")
  static Object monotonicNow(Agent agent, Object thisValue) {
    return System.nanoTime() / NANOSECONDS;
  }
}
