package org.ashlar.vm.host;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.profile.Sample;
import org.ashlar.spi.profile.SampleSource;
import org.ashlar.vm.ChargedToNobody;

/**
 * Asks running contexts for samples. The contexts take them by themselves at their next poll, so
 * nothing is stopped from outside and a stack is never seen half changed; each sampling has a
 * thread that only keeps the time.
 */
@ChargedToNobody
final class ContextSampler implements SampleSource, AutoCloseable {
  private final Set<VmContext> contexts = ConcurrentHashMap.newKeySet();
  private final Set<Sampling> samplings = ConcurrentHashMap.newKeySet();

  void opened(VmContext context) {
    contexts.add(context);
  }

  void closed(VmContext context) {
    contexts.remove(context);
  }

  @Override
  public Registration sample(Duration interval, Consumer<Sample> sink) {
    Sampling sampling = new Sampling(interval.toNanos(), sink);
    samplings.add(sampling);
    sampling.thread.start();
    return sampling;
  }

  @Override
  public void close() {
    samplings.forEach(Sampling::close);
  }

  private final class Sampling implements Registration {
    private final long interval;
    private final Consumer<Sample> sink;
    private final Thread thread;
    private volatile boolean ended;

    Sampling(long interval, Consumer<Sample> sink) {
      this.interval = interval;
      this.sink = sink;
      this.thread = new Thread(null, this::run, "ashlar-sampling");
      thread.setDaemon(true);
    }

    /** Requests that were not answered when the sampling ends must not reach the sink. */
    private void deliver(Sample sample) {
      if (!ended) {
        sink.accept(sample);
      }
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
          contexts.forEach(context -> context.requestSample(this::deliver));
          // After a pause of the process there is one sample, not one for each missed interval.
          next = Math.max(next + interval, now);
        }
      }
    }

    @Override
    public void close() {
      ended = true;
      samplings.remove(this);
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
