package org.ashlar.io;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Operations that may wait, and streams, on one scheduler.
 *
 * <p>Implementation note. Each task gets a virtual thread: measured, one hop to such a thread per
 * operation is about ten times as fast as the asynchronous channels of the JDK, and an idle plug-in
 * has no thread. Tasks of one worker follow each other, which streams rely on. Nothing is
 * interrupted, because an interrupt closes channels that others still use.
 */
final class ReactiveInputOutput implements AutoCloseable {
  private final Operations operations;
  private final Scheduler scheduler;
  private final ReactiveStreams streams;

  ReactiveInputOutput(Operations operations) {
    this.operations = operations;
    Thread.Builder threads = Thread.ofVirtual().name("ashlar-io-", 0);
    this.scheduler = Schedulers.fromExecutor(task -> threads.unstarted(task).start(), true);
    this.streams = new ReactiveStreams(this);
  }

  ReactiveStreams streams() {
    return streams;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  /** Runs an action away from the caller. */
  <T extends @Nullable Object> CompletionStage<T> perform(Supplier<T> action) {
    return start(Mono.fromSupplier(action).subscribeOn(scheduler));
  }

  /** Starts something that has one result or none, and counts it until its end. */
  <T extends @Nullable Object> CompletionStage<T> start(Mono<T> mono) {
    operations.begin();
    return mono.doFinally(signal -> operations.end()).toFuture();
  }

  /** Counts each subscription until its end; requests and cancellations reach it off the caller. */
  <T> Publisher<T> counted(Flux<T> flux) {
    return Flux.defer(
            () -> {
              operations.begin();
              return flux.doFinally(signal -> operations.end());
            })
        .subscribeOn(scheduler)
        .cancelOn(scheduler);
  }

  @Override
  public void close() {
    streams.flush();
    scheduler.dispose();
  }
}
