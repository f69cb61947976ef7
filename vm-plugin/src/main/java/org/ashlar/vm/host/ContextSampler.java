package org.ashlar.vm.host;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.profile.Sample;
import org.ashlar.spi.profile.SampleSink;
import org.ashlar.spi.profile.SampleSource;
import org.ashlar.vm.ChargedToNobody;

/**
 * Asks running contexts for samples. The contexts take them by themselves at their next poll, so
 * nothing is stopped from outside and a stack is never seen half changed; each sampling has a
 * thread that only keeps the time.
 *
 * <p>Implementation note. As {@link LimitWatch} does, a tick visits only contexts that run: one
 * joins when its slice begins and leaves when it ends, and while nobody samples, a slice costs one
 * read. A sampling that begins cannot know which contexts are within a slice, so it asks each open
 * one once; those that answer join.
 */
@ChargedToNobody
final class ContextSampler implements SampleSource, AutoCloseable {
  private final Set<VmContext> contexts = ConcurrentHashMap.newKeySet();
  private final Set<VmContext> running = ConcurrentHashMap.newKeySet();
  private final Set<Sampling> samplings = ConcurrentHashMap.newKeySet();

  private final AtomicInteger active = new AtomicInteger();

  void opened(VmContext context) {
    contexts.add(context);
  }

  void closed(VmContext context) {
    contexts.remove(context);
  }

  /**
   * A slice of a context begins, or a context within a slice answered.
   *
   * @return true if somebody samples; then the context has to leave when the slice ends
   */
  boolean enter(VmContext context) {
    if (active.get() == 0) {
      return false;
    }
    running.add(context);
    return true;
  }

  /** The slice is over. */
  void leave(VmContext context) {
    running.remove(context);
  }

  @Override
  public Registration sample(Duration interval, SampleSink sink) {
    Sampling sampling = new Sampling(interval.toNanos(), sink);
    samplings.add(sampling);
    // First, so that a context whose slice begins now either sees it or is asked.
    active.incrementAndGet();
    sampling.ask(contexts);
    sampling.thread.start();
    return sampling;
  }

  @Override
  public void close() {
    samplings.forEach(
        sampling -> {
          sampling.close();
          sampling.sink.ended();
        });
  }

  private final class Sampling implements Registration {
    private final long interval;
    private final SampleSink sink;
    private final Thread thread;
    private volatile boolean ended;

    Sampling(long interval, SampleSink sink) {
      this.interval = interval;
      this.sink = sink;
      this.thread = new Thread(null, this::run, "ashlar-sampling");
      thread.setDaemon(true);
    }

    /** Requests that were not answered when the sampling ends must not reach the sink. */
    private void deliver(Sample sample) {
      if (!ended) {
        sink.take(sample);
      }
    }

    void ask(Set<VmContext> asked) {
      asked.forEach(context -> context.requestSample(this::deliver));
    }

    private void run() {
      long next = System.nanoTime() + interval;
      while (!ended) {
        long now = System.nanoTime();
        if (now - next < 0) {
          try {
            TimeUnit.NANOSECONDS.sleep(next - now);
          } catch (InterruptedException e) {
            return; // only close() interrupts this thread
          }
        } else {
          ask(running);
          // After a pause of the process there is one sample, not one for each missed interval.
          next = Math.max(next + interval, now);
        }
      }
    }

    @Override
    public void close() {
      ended = true;
      if (samplings.remove(this)) {
        active.decrementAndGet();
      }
      thread.interrupt();
      boolean interrupted = false;
      while (thread.isAlive() && Thread.currentThread() != thread) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
