package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
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
  private final CompletableFuture<Context> first = new CompletableFuture<>();
  private final CompletableFuture<Context> second = new CompletableFuture<>();

  private static Context context(Engine engine, HostFunction function) {
    return engine.newContext().function("host", function).build();
  }

  @Test
  void aCallThatComesBackOverAnotherEngineIsRefused() throws Exception {
    try (Engine one = Engine.builder().workers(1).build();
        Engine two = Engine.builder().workers(1).build()) {
      first.complete(context(one, arguments -> second.join().eval("host()")));
      second.complete(
          context(
              two,
              arguments -> {
                try {
                  return first.join().eval("'back'");
                } catch (AshlarException e) {
                  return e.code().name();
                }
              }));
      CompletableFuture<String> result =
          first
              .join()
              .evalAsync(Source.of("host()"))
              .thenApply(value -> value.asString())
              .toCompletableFuture();
      assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(ErrorCode.CALL_WOULD_DEADLOCK.name());
      // Nothing is left of the waits.
      assertThat(second.join().eval("host()").asString()).isEqualTo("back");
    }
  }

  @Test
  void contextsThatCloseEachOtherAreClosed() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    try (Engine one = Engine.builder().workers(1).build();
        Engine two = Engine.builder().workers(1).build()) {
      first.complete(context(one, arguments -> closing(both, second)));
      second.complete(context(two, arguments -> closing(both, first)));
      Context firstContext = first.join();
      Context secondContext = second.join();
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

  private static String closing(CyclicBarrier both, CompletableFuture<Context> other)
      throws Exception {
    both.await(20, TimeUnit.SECONDS);
    other.join().close();
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
