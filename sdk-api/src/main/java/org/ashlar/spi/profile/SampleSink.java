package org.ashlar.spi.profile;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes the samples of one {@link SampleSource}. */
@FunctionalInterface
@ConsumerType
public interface SampleSink {
  /**
   * A sample was taken. Called by the thread that runs the context, by several at a time; must be
   * quick, must not wait and must not throw.
   */
  void take(Sample sample);

  /**
   * The source ends the sampling, because its plug-in is closed. When this returns, the caller must
   * hold no reference to the source or to what {@link SampleSource#sample} returned. Not called
   * after the sampling was ended from this side.
   */
  default void ended() {}
}
