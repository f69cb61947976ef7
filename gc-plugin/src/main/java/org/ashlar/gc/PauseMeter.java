package org.ashlar.gc;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.ashlar.spi.memory.PauseReport;
import org.jspecify.annotations.Nullable;

/**
 * Counts the pauses of the JVM's collectors, and all moments at which it stops its threads, from
 * the events of the flight recorder.
 *
 * <p>Implementation note. The recorder hands events on about once a second. A report therefore ends
 * the stream, which hands on the rest, and begins another one; events between the two are lost. The
 * recorder costs some hundred milliseconds when it starts, so it does not before somebody asks.
 */
final class PauseMeter implements AutoCloseable {
  private static final String COLLECTION = "jdk.GCPhasePause";
  private static final String SAFEPOINT_BEGIN = "jdk.SafepointBegin";
  private static final String SAFEPOINT_END = "jdk.SafepointEnd";

  private final ReentrantLock lock = new ReentrantLock();
  private final PauseCounter collections = new PauseCounter();
  private final PauseCounter safepoints = new PauseCounter();

  /** When the safepoints began that have not ended yet; only the stream's thread uses it. */
  private final Map<Long, Instant> begun = new HashMap<>();

  private @Nullable RecordingStream stream;
  private boolean closed;

  void ensureMeasuring() {
    lock.lock();
    try {
      if (stream == null && !closed) {
        stream = start();
      }
    } finally {
      lock.unlock();
    }
  }

  private RecordingStream start() {
    RecordingStream started = new RecordingStream();
    for (String event : new String[] {COLLECTION, SAFEPOINT_BEGIN, SAFEPOINT_END}) {
      started.enable(event).withoutThreshold();
    }
    started.onEvent(
        COLLECTION, event -> collections.add(Math.max(0, event.getDuration().toNanos())));
    started.onEvent(SAFEPOINT_BEGIN, event -> begun.put(id(event), event.getStartTime()));
    started.onEvent(SAFEPOINT_END, this::ended);
    started.startAsync();
    return started;
  }

  private static long id(RecordedEvent event) {
    return event.getLong("safepointId");
  }

  private void ended(RecordedEvent event) {
    Instant begin = begun.remove(id(event));
    if (begin != null) {
      safepoints.add(Math.max(0, Duration.between(begin, event.getEndTime()).toNanos()));
    }
  }

  /** Pauses of collections so far. */
  PauseReport collections() {
    catchUp();
    return collections.report();
  }

  /** Stops of all threads so far, those for collections included. */
  PauseReport safepoints() {
    catchUp();
    return safepoints.report();
  }

  private void catchUp() {
    lock.lock();
    try {
      RecordingStream running = stream;
      if (running != null && !closed) {
        running.stop();
        running.close();
        stream = start();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      RecordingStream running = stream;
      stream = null;
      if (running != null) {
        running.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
