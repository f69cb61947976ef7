package org.ashlar.spi.profile;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** Service of a profiler plug-in: starts profiling sessions. Safe for use by any thread. */
@ConsumerType
public interface Sampler {
  /**
   * Starts a session over all contexts, which goes on when virtual machines are exchanged.
   *
   * @param name a name people will look for
   * @param interval the time between two samples, 100 us to 1 s
   */
  ProfileSession start(String name, Duration interval);

  /**
   * A session that is running. When the profiler is stopped or exchanged, the session stops too:
   * what was sampled until then is stored, where a successor finds it, and {@link #stop} returns
   * it.
   */
  @ConsumerType
  interface ProfileSession extends AutoCloseable {
    /** The id under which the session is stored. */
    String id();

    /** Stops sampling and stores the session; again returns the same. */
    ProfileStore.Session stop();

    /** Stops as {@link #stop} does. */
    @Override
    default void close() {
      stop();
    }
  }
}
