package org.ashlar.engine.plugin;

import java.util.concurrent.atomic.AtomicBoolean;
import org.ashlar.spi.ServiceSlot;
import org.jspecify.annotations.Nullable;

/**
 * A service that somebody keeps, whatever becomes of its place: the plug-in it came from is closed
 * after the use has ended. For what cannot change hands in mid-life, as the clock of a context.
 *
 * @param <T> the SPI interface
 */
public final class ServiceUse<T> implements ServiceSlot.Registration {
  private final T service;
  private final @Nullable RunningPlugin plugin;
  private final AtomicBoolean ended = new AtomicBoolean();

  ServiceUse(T service, @Nullable RunningPlugin plugin) {
    this.service = service;
    this.plugin = plugin;
  }

  /** The service. */
  public T service() {
    return service;
  }

  @Override
  public void close() {
    if (plugin != null && ended.compareAndSet(false, true)) {
      plugin.release();
    }
  }
}
