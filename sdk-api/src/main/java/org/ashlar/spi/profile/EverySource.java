package org.ashlar.spi.profile;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.ServiceSlot.Registration;

/**
 * A sampling of every source that stands in a slot, now or later. One that was replaced goes on
 * until it ends by itself, since contexts live longer than the place of their plug-in.
 */
final class EverySource implements Registration {
  private final ServiceSlot<SampleSource> slot;
  private final Duration interval;
  private final SampleSink sink;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<SampleSource, Registration> samplings = new IdentityHashMap<>();
  private final Registration changes;
  private boolean closed;

  EverySource(ServiceSlot<SampleSource> slot, Duration interval, SampleSink sink) {
    this.slot = slot;
    this.interval = interval;
    this.sink = sink;
    this.changes = slot.onChange(this::follow);
    boolean complete = false;
    try {
      follow();
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  private void follow() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      for (SampleSource source : slot.all()) {
        if (!samplings.containsKey(source)) {
          samplings.put(source, source.sample(interval, new SinkOfOne(source)));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    changes.close();
    lock.lock();
    try {
      closed = true;
      samplings.values().forEach(Registration::close);
      samplings.clear();
    } finally {
      lock.unlock();
    }
  }

  private final class SinkOfOne implements SampleSink {
    private final SampleSource source;

    SinkOfOne(SampleSource source) {
      this.source = source;
    }

    @Override
    public void take(Sample sample) {
      sink.take(sample);
    }

    @Override
    public void ended() {
      lock.lock();
      try {
        samplings.remove(source);
      } finally {
        lock.unlock();
      }
    }
  }
}
