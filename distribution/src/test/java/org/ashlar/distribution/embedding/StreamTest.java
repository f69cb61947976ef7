package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.testing.JsAsyncTest;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** What iterators of programs publish. */
class StreamTest {
  /** Asks for everything, and completes with what it was given. */
  private static final class Collector implements Subscriber<Value> {
    private final CompletableFuture<List<String>> all = new CompletableFuture<>();
    private final List<String> seen = new ArrayList<>();
    private final Consumer<Value> each;

    Collector(Consumer<Value> each) {
      this.each = each;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Value value) {
      seen.add(value.asString());
      each.accept(value);
    }

    @Override
    public void onError(Throwable failure) {
      all.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      all.complete(seen);
    }
  }

  private static Source counting(String done, String rest) {
    return Source.of(
        "let left = 4; ({ [Symbol.asyncIterator]() { return { next() { left--;"
            + " return { value: 'v' + left, done: "
            + done
            + " } }"
            + rest
            + " }; } })");
  }

  @JsAsyncTest
  void anIteratorIsDoneWhenALanguageTestSaysSo(Engine engine, Context context) throws Exception {
    for (String done :
        List.of(
            "left ? 0 : 1",
            "left ? '' : 'yes'",
            "left ? NaN : -1",
            "left ? 0n : 1n",
            "left ? null : {}")) {
      try (Context each = engine.createContext()) {
        Collector collector = new Collector(value -> {});
        each.evalStream(counting(done, "")).subscribe(collector);
        assertThat(collector.all.get(20, TimeUnit.SECONDS))
            .as(done)
            .containsExactly("v3", "v2", "v1");
      }
    }
    assertThat(context.state()).isNotEqualTo(Context.State.CLOSED);
  }

  @JsAsyncTest
  void aSubscriberThatFailsHearsNoMoreAndTheProgramTidiesUp(Engine engine, Context unused)
      throws Exception {
    CountDownLatch returned = new CountDownLatch(1);
    AtomicInteger heard = new AtomicInteger();
    try (Context context =
        engine
            .newContext()
            .function(
                "returned",
                arguments -> {
                  returned.countDown();
                  return null;
                })
            .build()) {
      Collector collector =
          new Collector(
              value -> {
                heard.incrementAndGet();
                throw new IllegalStateException("on purpose");
              });
      context.evalStream(counting("false", ", return() { returned(); }")).subscribe(collector);
      assertThat(returned.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(heard).hasValue(1);
      assertThat(collector.all).isNotDone();
    }
  }
}
