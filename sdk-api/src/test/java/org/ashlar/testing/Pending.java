package org.ashlar.testing;

import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a {@link JsAsyncTest} waits for after its method has returned. Safe for any thread. */
public final class Pending {
  private final Queue<CompletionStage<?>> stages = new ConcurrentLinkedQueue<>();

  Pending() {}

  /** Adds a stage that must complete, and must not fail, for the test to pass. */
  public void add(CompletionStage<?> stage) {
    stages.add(stage);
  }

  /** The stages; those that are added while others are waited for come last. */
  Queue<CompletionStage<?>> stages() {
    return stages;
  }
}
