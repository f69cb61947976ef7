package org.ashlar.spi.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps profiling sessions. Safe for use by any thread. Methods may block on a disk, so they are
 * never called on a worker. A store that is damaged costs the profiles, nothing else: reading skips
 * what cannot be read.
 *
 * <p>Methods throw {@code AshlarException} {@code STORE_FAILED} if the store does not work.
 */
@ConsumerType
public interface ProfileStore {
  /**
   * Opens a session for writing.
   *
   * @param name a name people will look for
   * @param start when it began
   * @param intervalMicroseconds the time between two samples
   * @return a writer, used by one thread at a time
   */
  Writer create(String name, Instant start, long intervalMicroseconds);

  /** All finished sessions, latest first. */
  List<Session> list();

  /** A finished session by id. */
  Optional<Session> get(String id);

  /** The finished sessions that a condition holds for, latest first. */
  default List<Session> query(Predicate<Session> condition) {
    return list().stream().filter(condition).toList();
  }

  /**
   * The samples of a finished session in the order of their time; empty for an unknown id. The
   * stream must be closed.
   */
  Stream<Sample> samples(String id);

  /** Removes a session; unknown ids are ignored. */
  void remove(String id);

  /**
   * A finished session.
   *
   * @param id unique in the store; letters, digits and dashes
   * @param name the name given
   * @param start when it began
   * @param durationMicroseconds how long it lasted
   * @param intervalMicroseconds the time between two samples
   * @param sampleCount how many samples it has
   */
  record Session(
      String id,
      String name,
      Instant start,
      long durationMicroseconds,
      long intervalMicroseconds,
      long sampleCount) {}

  /** Takes the samples of one session. */
  @ConsumerType
  interface Writer {
    /** The id of the session. */
    String id();

    /** Adds samples in the order of their time. */
    void put(List<Sample> samples);

    /** Ends the session, which is listed from now on; again returns the same. */
    Session finish(long durationMicroseconds);
  }
}
