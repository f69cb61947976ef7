package org.ashlar.distribution.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.ashlar.api.Context;
import org.jline.utils.Signals;

/**
 * What Ctrl-C does while an input is evaluated: it interrupts until the evaluation is over, because
 * one that has not begun yet hears of no interruption. Again, where something has not heeded that
 * for a while, it ends the process.
 */
final class ReplInterrupt implements AutoCloseable {
  private static final String SIGNAL = "INT";
  private static final long PATIENCE_NANOSECONDS = Duration.ofSeconds(1).toNanos();
  private static final long PAUSE_NANOSECONDS = Duration.ofMillis(20).toNanos();

  private final Runnable interruption;
  private final Runnable end;
  private final Object before;

  /** When the first signal came; 0 before. */
  private final AtomicLong first = new AtomicLong();

  private volatile boolean closed;

  ReplInterrupt(Context context) {
    this(context::interrupt, () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED));
  }

  ReplInterrupt(Runnable interruption, Runnable end) {
    this.interruption = interruption;
    this.end = end;
    this.before = Signals.register(SIGNAL, () -> signalled(System.nanoTime()));
  }

  /**
   * A signal came.
   *
   * @param now the system's time in nanoseconds
   */
  void signalled(long now) {
    if (first.compareAndSet(0, now | 1)) {
      Thread.ofVirtual().start(this::insist);
    } else if (now - first.get() >= PATIENCE_NANOSECONDS) {
      end.run();
    }
  }

  private void insist() {
    while (!closed) {
      interruption.run();
      LockSupport.parkNanos(PAUSE_NANOSECONDS);
    }
  }

  @Override
  public void close() {
    closed = true;
    Signals.unregister(SIGNAL, before);
  }
}
