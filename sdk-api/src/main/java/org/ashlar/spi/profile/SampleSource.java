package org.ashlar.spi.profile;

import java.time.Duration;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.Services;
import org.osgi.annotation.versioning.ConsumerType;

/** Service of a virtual-machine plug-in: takes samples at the polls of running contexts. */
@ConsumerType
public interface SampleSource {
  /**
   * Starts sampling every context of the plug-in, also those it makes later, until the plug-in is
   * closed.
   *
   * @param interval the time between two samples of one context, 100 us to 1 s
   * @param sink takes the samples
   * @return ends the sampling
   */
  Registration sample(Duration interval, SampleSink sink);

  /**
   * Starts sampling every context of every virtual machine: of those that run, of those that take
   * their places, and of those that were replaced as long as they have contexts.
   *
   * @param services where the virtual machines are
   * @param interval as {@link #sample} takes it
   * @param sink takes the samples; never told of an end
   * @return ends the sampling
   * @throws org.ashlar.api.AshlarException {@code SERVICE_MISSING} if no virtual machine that runs
   *     can take samples
   */
  static Registration sampleAll(Services services, Duration interval, SampleSink sink) {
    services.require(SampleSource.class);
    return new EverySource(services.slot(SampleSource.class), interval, sink);
  }
}
