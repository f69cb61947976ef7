package org.ashlar.distribution.cli;

import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.api.Context;
import org.jline.utils.Signals;

/**
 * What Ctrl-C does while an input is evaluated: once it interrupts the evaluation, again, where
 * something does not heed that, it ends the process.
 */
final class ReplInterrupt implements AutoCloseable {
  private static final String SIGNAL = "INT";

  private final Context context;
  private final AtomicInteger count = new AtomicInteger();
  private final Object before;

  ReplInterrupt(Context context) {
    this.context = context;
    this.before = Signals.register(SIGNAL, this::signalled);
  }

  private void signalled() {
    if (count.getAndIncrement() == 0) {
      context.interrupt();
    } else {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
  }

  @Override
  public void close() {
    Signals.unregister(SIGNAL, before);
  }
}
