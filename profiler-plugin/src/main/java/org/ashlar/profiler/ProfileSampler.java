package org.ashlar.profiler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.Services;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.profile.Sample;
import org.ashlar.spi.profile.SampleSource;
import org.ashlar.spi.profile.Sampler;
import org.jspecify.annotations.Nullable;

/**
 * Collects samples in memory and stores them when the session stops: the threads that deliver
 * samples run guest code and must not meet a disk.
 */
final class ProfileSampler implements Sampler, AutoCloseable {
  private static final int BATCH_SAMPLES = 4_096;

  /** Some 17 minutes at a thousand samples a second; what comes later is dropped. */
  private static final int MAX_SAMPLES = 1 << 20;

  private final ProfileStore store;
  private final Services services;
  private final Set<RunningSession> sessions = ConcurrentHashMap.newKeySet();

  ProfileSampler(ProfileStore store, Services services) {
    this.store = store;
    this.services = services;
  }

  @Override
  public ProfileSession start(String name, Duration interval) {
    RunningSession session = new RunningSession(name, interval);
    sessions.add(session);
    return session;
  }

  /** Stops all sessions and stores them; where the store fails, they are lost. */
  @Override
  public void close() {
    for (RunningSession session : sessions) {
      try {
        session.stop();
      } catch (AshlarException failed) {
        System.getLogger("org.ashlar.profiler")
            .log(System.Logger.Level.ERROR, "A profiling session was not stored", failed);
      }
    }
  }

  private final class RunningSession implements ProfileSession {
    private final ConcurrentLinkedQueue<Sample> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ProfileStore.Writer writer;
    private final Registration sampling;
    private final long start = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private ProfileStore.@Nullable Session stopped;

    RunningSession(String name, Duration interval) {
      writer = store.create(name, Instant.now(), TimeUnit.NANOSECONDS.toMicros(interval.toNanos()));
      sampling = SampleSource.sampleAll(services, interval, this::take);
    }

    private void take(Sample sample) {
      if (count.incrementAndGet() <= MAX_SAMPLES) {
        taken.add(sample);
      }
    }

    @Override
    public String id() {
      return writer.id();
    }

    @Override
    public ProfileStore.Session stop() {
      lock.lock();
      try {
        ProfileStore.Session done = stopped;
        if (done == null) {
          long duration = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
          sampling.close();
          sessions.remove(this);
          List<Sample> samples = new ArrayList<>(taken);
          taken.clear();
          samples.sort(Comparator.comparingLong(Sample::nanoseconds));
          for (int at = 0; at < samples.size(); at += BATCH_SAMPLES) {
            writer.put(samples.subList(at, Math.min(at + BATCH_SAMPLES, samples.size())));
          }
          done = writer.finish(duration);
          stopped = done;
        }
        return done;
      } finally {
        lock.unlock();
      }
    }
  }
}
