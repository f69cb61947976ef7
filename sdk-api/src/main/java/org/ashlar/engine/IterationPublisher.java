package org.ashlar.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Value;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Pulls an async iterator one step at a time, as the subscriber requests. While there is demand, a
 * virtual thread waits for the steps; without demand nothing waits and nothing is buffered.
 */
final class IterationPublisher implements Publisher<Value> {
  private final PlatformContext context;
  private final Supplier<Object> iterator;

  IterationPublisher(PlatformContext context, Supplier<Object> iterator) {
    this.context = context;
    this.iterator = iterator;
  }

  @Override
  public void subscribe(Subscriber<? super Value> subscriber) {
    subscriber.onSubscribe(new Iteration(subscriber));
  }

  private final class Iteration implements Subscription {
    private final Subscriber<? super Value> subscriber;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger signals = new AtomicInteger();
    private volatile boolean cancelled;
    private volatile @Nullable Throwable misuse;
    private @Nullable Object guestIterator;
    private boolean finished;

    Iteration(Subscriber<? super Value> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      if (count <= 0) {
        misuse = new IllegalArgumentException("a request asks for at least one element");
      } else {
        demand.accumulateAndGet(
            count, (left, more) -> left + more < 0 ? Long.MAX_VALUE : left + more);
      }
      signal();
    }

    @Override
    public void cancel() {
      cancelled = true;
      signal();
    }

    /** Starts a run unless one goes on, which then looks once more. */
    private void signal() {
      if (signals.getAndIncrement() == 0) {
        Thread.ofVirtual().name("ashlar-iteration").start(this::run);
      }
    }

    private void run() {
      int seen = signals.get();
      do {
        try {
          pull();
        } catch (Throwable fault) {
          // A subscriber must not throw. One that does hears no more, and the program can tidy up.
          end();
          returnEarly();
          System.getLogger("org.ashlar.engine")
              .log(System.Logger.Level.ERROR, "A subscriber failed", fault);
        }
        seen = signals.addAndGet(-seen);
      } while (seen != 0);
    }

    private void pull() {
      while (!finished) {
        Throwable wrong = misuse;
        if (cancelled) {
          end();
          returnEarly();
        } else if (wrong != null) {
          end();
          returnEarly();
          subscriber.onError(wrong);
        } else if (demand.get() == 0) {
          return;
        } else {
          step();
        }
      }
    }

    private void step() {
      @Nullable Value value;
      try {
        value = next();
      } catch (AshlarException e) {
        end();
        subscriber.onError(e);
        return;
      }
      if (value == null) {
        end();
        subscriber.onComplete();
      } else if (!cancelled) {
        if (demand.get() != Long.MAX_VALUE) {
          demand.decrementAndGet();
        }
        subscriber.onNext(value);
      }
    }

    /** The next value; null after the last one. */
    private @Nullable Value next() {
      Object source = guestIterator;
      if (source == null) {
        source = iterator.get();
        guestIterator = source;
      }
      Object stepping = source;
      Value result =
          context.<Value>awaitCall(
              (access, call) ->
                  context
                      .evaluation()
                      .follow(
                          access, access.call(access.member(stepping, "next"), stepping), call));
      return isTrue(result.member("done")) ? null : result.member("value");
    }

    /** What an {@code if} takes for true. */
    private static boolean isTrue(Value value) {
      return switch (value.type()) {
        case UNDEFINED, NULL -> false;
        case BOOLEAN -> value.asBoolean();
        case NUMBER -> value.asDouble() != 0 && !Double.isNaN(value.asDouble());
        case STRING -> !value.asString().isEmpty();
        case BIG_INT -> value.asBigInteger().signum() != 0;
        case SYMBOL, FUNCTION, ARRAY, PROMISE, ERROR, OBJECT -> true;
      };
    }

    private void end() {
      finished = true;
    }

    private void returnEarly() {
      Object source = guestIterator;
      if (source != null) {
        context.post(
            (access, call) -> {
              Object method = access.member(source, "return");
              if (access.type(method) == Value.Type.FUNCTION) {
                access.call(method, source);
              }
              call.complete(source);
            });
      }
    }
  }
}
