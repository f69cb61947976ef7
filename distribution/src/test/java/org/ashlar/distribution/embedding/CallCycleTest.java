package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.HostFunction;
import org.ashlar.api.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Contexts of several engines whose host functions wait for each other. */
@Timeout(60)
class CallCycleTest {
  private final AtomicReference<Context> first = new AtomicReference<>();
  private final AtomicReference<Context> second = new AtomicReference<>();

  private static Context context(Engine engine, HostFunction function) {
    return engine.newContext().function("host", function).build();
  }

  @Test
  void aCallThatComesBackOverAnotherEngineIsRefused() throws Exception {
    try (Engine one = Engine.builder().workers(1).build();
        Engine two = Engine.builder().workers(1).build()) {
      first.set(context(one, arguments -> second.get().eval("host()")));
      second.set(
          context(
              two,
              arguments -> {
                try {
                  return first.get().eval("'back'");
                } catch (AshlarException e) {
                  return e.code().name();
                }
              }));
      CompletableFuture<String> result =
          first
              .get()
              .evalAsync(Source.of("host()"))
              .thenApply(value -> value.asString())
              .toCompletableFuture();
      assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(ErrorCode.CALL_WOULD_DEADLOCK.name());
      // Nothing is left of the waits.
      assertThat(second.get().eval("host()").asString()).isEqualTo("back");
    }
  }

  @Test
  void contextsThatCloseEachOtherAreClosed() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    try (Engine one = Engine.builder().workers(1).build();
        Engine two = Engine.builder().workers(1).build()) {
      first.set(context(one, arguments -> closing(both, second)));
      second.set(context(two, arguments -> closing(both, first)));
      Context firstContext = first.get();
      Context secondContext = second.get();
      CompletableFuture<?> oneDone =
          firstContext.evalAsync(Source.of("host()")).toCompletableFuture();
      CompletableFuture<?> twoDone =
          secondContext.evalAsync(Source.of("host()")).toCompletableFuture();
      CompletableFuture.allOf(oneDone, twoDone)
          .exceptionally(closed -> null)
          .get(20, TimeUnit.SECONDS);
      firstContext.closeAsync().toCompletableFuture().get(20, TimeUnit.SECONDS);
      secondContext.closeAsync().toCompletableFuture().get(20, TimeUnit.SECONDS);
      assertThat(one.contexts()).isEmpty();
      assertThat(two.contexts()).isEmpty();
    }
  }

  private static String closing(CyclicBarrier both, AtomicReference<Context> other)
      throws Exception {
    both.await(20, TimeUnit.SECONDS);
    other.get().close();
    return "closed";
  }

  @Test
  void anEngineIsClosedFromWithinAContextOfAnother() throws Exception {
    try (Engine one = Engine.builder().workers(1).build()) {
      Engine two = Engine.builder().workers(1).build();
      Context inner = two.createContext();
      try (Context outer =
          context(
              one,
              arguments -> {
                two.close();
                return inner.state().name();
              })) {
        assertThat(outer.eval("host()").asString()).isEqualTo(Context.State.CLOSED.name());
      }
    }
  }
}
