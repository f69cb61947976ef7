package org.ashlar.example.memorystore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.Services;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.profile.Sample;
import org.ashlar.spi.profile.SampleSource;
import org.ashlar.spi.profile.Sampler;
import org.jspecify.annotations.Nullable;

/** Collects samples in a queue and stores them when the session stops. */
final class MemorySampler implements Sampler {
  private final MemoryProfileStore store;
  private final Services services;

  MemorySampler(MemoryProfileStore store, Services services) {
    this.store = store;
    this.services = services;
  }

  @Override
  public ProfileSession start(String name, Duration interval) {
    return new MemorySession(name, interval);
  }

  private final class MemorySession implements ProfileSession {
    private final ConcurrentLinkedQueue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final ProfileStore.Writer writer;
    private final Registration sampling;
    private final long start = System.nanoTime();
    private ProfileStore.@Nullable Session stopped;

    MemorySession(String name, Duration interval) {
      writer = store.create(name, Instant.now(), interval.toNanos() / 1_000);
      sampling = services.require(SampleSource.class).sample(interval, samples::add);
    }

    @Override
    public String id() {
      return writer.id();
    }

    @Override
    public ProfileStore.Session stop() {
      ProfileStore.Session done = stopped;
      if (done == null) {
        sampling.close();
        List<Sample> taken = new ArrayList<>(samples);
        taken.sort((a, b) -> Long.compare(a.nanoseconds(), b.nanoseconds()));
        writer.put(taken);
        done = writer.finish((System.nanoTime() - start) / 1_000);
        stopped = done;
      }
      return done;
    }
  }
}
