package org.ashlar.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.host.Nondeterminism;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.spi.vm.ContextSettings;
import org.jspecify.annotations.Nullable;

/**
 * The deadline and the processor time of one context, for every virtual machine alike: the guest is
 * terminated by the clock's thread when one of them is over.
 */
final class TimeLimits {
  private static final long MILLISECONDS_PER_SECOND = 1_000;

  /** Processor time is not looked at more often, however little is left. */
  private static final long SHORTEST_WAIT_NANOSECONDS = 1_000_000;

  private final Limits limits;
  private final Nondeterminism nondeterminism;
  private final TimeProvider clock;
  private final AgentHandle handle;
  private final Consumer<AshlarException> terminate;
  private final TimeProvider.@Nullable WakeUp deadline;
  private final TimeProvider.@Nullable WakeUp processor;
  private volatile boolean stopped;

  TimeLimits(
      ContextSettings settings,
      TimeProvider clock,
      AgentHandle handle,
      Consumer<AshlarException> terminate) {
    this.limits = settings.limits();
    this.nondeterminism = settings.hooks().nondeterminism();
    this.clock = clock;
    this.handle = handle;
    this.terminate = terminate;
    Duration latest = limits.deadline();
    Duration longest = limits.cpuTime();
    this.deadline =
        latest == null
            ? null
            : clock.newWakeUp(
                () -> terminate.accept(exceeded(ErrorCode.DEADLINE_EXCEEDED, text(latest))));
    this.processor = longest == null ? null : clock.newWakeUp(() -> checkProcessorTime(longest));
  }

  /** Whether there is anything for an instance to do. */
  static boolean limitsTime(Limits limits) {
    return limits.deadline() != null || limits.cpuTime() != null;
  }

  /** Begins to count, from now. */
  void start() {
    Duration latest = limits.deadline();
    if (deadline != null && latest != null) {
      deadline.at(clock.now() + latest.toNanos());
    }
    Duration longest = limits.cpuTime();
    if (processor != null && longest != null) {
      processor.at(clock.now() + longest.toNanos());
    }
  }

  /** The context can't have used more than what has passed, so this is looked at rarely. */
  private void checkProcessorTime(Duration longest) {
    long used = nondeterminism.limitReading("cpu", handle.cpuNanoseconds());
    long left = longest.toNanos() - used;
    if (left <= 0) {
      terminate.accept(
          exceeded(ErrorCode.CPU_QUOTA_EXCEEDED, text(Duration.ofNanos(used)), text(longest)));
    } else if (processor != null) {
      processor.at(clock.now() + Math.max(left, SHORTEST_WAIT_NANOSECONDS));
      if (stopped) {
        processor.cancel();
      }
    }
  }

  /** A time as people read it: milliseconds below a second, seconds from there on. */
  static String text(Duration time) {
    long milliseconds = time.toMillis();
    if (milliseconds < MILLISECONDS_PER_SECOND) {
      return milliseconds + " ms";
    }
    return BigDecimal.valueOf(milliseconds, 3).stripTrailingZeros().toPlainString() + " s";
  }

  private static AshlarException exceeded(ErrorCode code, Object... figures) {
    return new TerminationException(code, TerminationException.QUOTA_EXIT_CODE, figures);
  }

  /** Disarms; any thread. */
  void stop() {
    stopped = true;
    if (deadline != null) {
      deadline.cancel();
    }
    if (processor != null) {
      processor.cancel();
    }
  }
}
