package org.ashlar.vm.host.test262;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.spi.schedule.TimeProvider;

/** State of one test while it runs: its deadline and what it printed. */
final class Test262Run {
  static final String END_SIGNAL = "Test262:AsyncTestComplete";
  static final String FAILURE_SIGNAL = "Test262:AsyncTestFailure:";

  private static final int MAX_PRINTED = 20;
  private static final int MAX_TEXT = 2_000;

  private final long deadline;
  private final String path;
  private final List<String> printed = new ArrayList<>();
  private boolean ended;

  Test262Run(long deadline, String path) {
    this.deadline = deadline;
    this.path = path;
  }

  String path() {
    return path;
  }

  boolean isOver() {
    return deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0;
  }

  long deadline() {
    return deadline;
  }

  void print(String text) {
    boolean signal = text.equals(END_SIGNAL) || text.startsWith(FAILURE_SIGNAL);
    if (printed.size() < MAX_PRINTED || (signal && !ended)) {
      printed.add(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    }
    ended |= signal;
  }

  boolean hasEnded() {
    return ended;
  }

  List<String> printed() {
    return printed;
  }

  /** Real time; nothing needs waking because the runner looks at the timers itself. */
  static TimeProvider realTime() {
    return new TimeProvider() {
      @Override
      public long now() {
        return System.nanoTime();
      }

      @Override
      public WakeUp newWakeUp(Runnable action) {
        return new WakeUp() {
          @Override
          public void at(long moment) {}

          @Override
          public void cancel() {}
        };
      }
    };
  }
}
