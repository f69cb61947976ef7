package org.ashlar.spi.profile;

import java.time.Duration;
import java.util.function.Consumer;
import org.ashlar.spi.ServiceSlot.Registration;
import org.osgi.annotation.versioning.ConsumerType;

/** Service of a virtual-machine plug-in: takes samples at the polls of running contexts. */
@ConsumerType
public interface SampleSource {
  /**
   * Starts sampling every context of the plug-in.
   *
   * @param interval the time between two samples of one context, 100 us to 1 s
   * @param sink takes samples on the thread that runs the context; must be quick, must not wait
   * @return ends the sampling
   */
  Registration sample(Duration interval, Consumer<Sample> sink);
}
