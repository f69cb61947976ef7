package org.ashlar.example.memorystore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.Services;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.profile.Sample;
import org.ashlar.spi.profile.SampleSource;
import org.ashlar.spi.profile.Sampler;
import org.jspecify.annotations.Nullable;

/** Collects samples in a queue and stores them when the session stops. */
final class MemorySampler implements Sampler, AutoCloseable {
  private final MemoryProfileStore store;
  private final Services services;
  private final Set<MemorySession> running = ConcurrentHashMap.newKeySet();

  MemorySampler(MemoryProfileStore store, Services services) {
    this.store = store;
    this.services = services;
  }

  @Override
  public ProfileSession start(String name, Duration interval) {
    MemorySession session = new MemorySession(name, interval);
    running.add(session);
    return session;
  }

  /** Stops all sessions, before a successor or nobody goes on with the store. */
  @Override
  public void close() {
    running.forEach(MemorySession::stop);
  }

  private final class MemorySession implements ProfileSession {
    private final ConcurrentLinkedQueue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final ProfileStore.Writer writer;
    private final Registration sampling;
    private final long start = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private ProfileStore.@Nullable Session stopped;

    MemorySession(String name, Duration interval) {
      writer = store.create(name, Instant.now(), interval.toNanos() / 1_000);
      sampling = SampleSource.sampleAll(services, interval, samples::add);
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
          sampling.close();
          running.remove(this);
          List<Sample> taken = new ArrayList<>(samples);
          taken.sort((a, b) -> Long.compare(a.nanoseconds(), b.nanoseconds()));
          writer.put(taken);
          done = writer.finish((System.nanoTime() - start) / 1_000);
          stopped = done;
        }
        return done;
      } finally {
        lock.unlock();
      }
    }
  }
}
