package org.ashlar.spi.vm;

import java.util.Map;
import org.ashlar.api.Limits;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.schedule.TimeProvider;

/**
 * What a new context is given; immutable.
 *
 * @param name for statistics, profiles and debuggers
 * @param limits what it may use
 * @param hooks the world around it
 * @param time the time its timers run by
 * @param options options of the virtual machine for this context, without the plug-in's prefix
 */
public record ContextSettings(
    String name, Limits limits, HostHooks hooks, TimeProvider time, Map<String, String> options) {
  public ContextSettings {
    options = Map.copyOf(options);
  }
}
