package org.ashlar.distribution.cli;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.TerminationException;
import org.jspecify.annotations.Nullable;

/**
 * Shows the errors that nobody handles while a person types, until nothing is left to do or the
 * context has ended.
 */
final class ReplWatch {
  private final Supplier<CompletionStage<Void>> idle;
  private final Consumer<String> shown;
  private final AtomicBoolean watching = new AtomicBoolean();

  /**
   * Creates a watch that does nothing yet.
   *
   * @param idle waits until the context is idle
   * @param shown where errors are shown
   */
  ReplWatch(Supplier<CompletionStage<Void>> idle, Consumer<String> shown) {
    this.idle = idle;
    this.shown = shown;
  }

  /** Watches, unless it does so already. */
  void begin() {
    if (watching.compareAndSet(false, true)) {
      idle.get().whenComplete((done, failure) -> heard(failure));
    }
  }

  private void heard(@Nullable Throwable failure) {
    watching.set(false);
    switch (failure) {
      case null -> {}
      case ScriptException thrown -> {
        shown.accept(ReplCommand.uncaught(thrown));
        begin();
      }
      case AshlarException given when given.code() == ErrorCode.EXECUTION_INTERRUPTED -> begin();
      case TerminationException ended -> {}
      // The next input hears of it too, and leaves.
      default -> shown.accept(String.valueOf(failure.getMessage()));
    }
  }
}
