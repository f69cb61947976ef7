package org.ashlar.example.memorystore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.profile.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Finished sessions in a map. Everything in it is of types of the SPI, so it can be handed over.
 */
final class MemoryProfileStore implements ProfileStore {
  private final Map<Session, List<Sample>> finished = new ConcurrentHashMap<>();

  /** A copy for a successor. */
  Map<Session, List<Sample>> export() {
    return Map.copyOf(finished);
  }

  void inherit(Map<?, ?> sessions) {
    sessions.forEach(
        (session, samples) -> {
          if (session instanceof Session own && samples instanceof List<?> list) {
            finished.put(own, list.stream().map(Sample.class::cast).toList());
          }
        });
  }

  @Override
  public Writer create(String name, Instant start, long intervalMicroseconds) {
    return new MemoryWriter(name, start, intervalMicroseconds);
  }

  @Override
  public List<Session> list() {
    return finished.keySet().stream()
        .sorted(Comparator.comparing(Session::start).reversed().thenComparing(Session::id))
        .toList();
  }

  @Override
  public Optional<Session> get(String id) {
    return finished.keySet().stream().filter(session -> session.id().equals(id)).findFirst();
  }

  @Override
  public Stream<Sample> samples(String id) {
    return get(id).map(finished::get).stream().flatMap(List::stream);
  }

  @Override
  public void remove(String id) {
    finished.keySet().removeIf(session -> session.id().equals(id));
  }

  private final class MemoryWriter implements Writer {
    private final String id = UUID.randomUUID().toString();
    private final String name;
    private final Instant start;
    private final long interval;
    private final List<Sample> samples = new ArrayList<>();
    private @Nullable Session session;

    MemoryWriter(String name, Instant start, long interval) {
      this.name = name;
      this.start = start;
      this.interval = interval;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void put(List<Sample> more) {
      samples.addAll(more);
    }

    @Override
    public Session finish(long durationMicroseconds) {
      Session done = session;
      if (done == null) {
        done = new Session(id, name, start, durationMicroseconds, interval, samples.size());
        session = done;
        finished.put(done, List.copyOf(samples));
      }
      return done;
    }
  }
}
