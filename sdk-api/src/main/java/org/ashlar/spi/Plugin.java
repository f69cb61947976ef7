package org.ashlar.spi;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A running plug-in: the services it offers and its end.
 *
 * <p>When it is exchanged, the calls come in this order: old {@link #handOver}, {@code start} of
 * the new one, consumers switch, old {@link #drain}, old {@link #close}. If the new one fails to
 * start, the old one gets {@link #takeBack} and goes on.
 */
@ConsumerType
public interface Plugin extends AutoCloseable {
  /**
   * The services offered, by SPI interface. The same map at every call; its objects stay usable
   * until {@link #close}.
   */
  Map<Class<?>, Object> services();

  /**
   * Gives resources that exist once per process (an open store, a listening socket) to a successor.
   * Until {@link #takeBack} the plug-in does not touch them; it buffers or drops what it would have
   * written. Objects must be of types from the JDK, the SPI or a library bundle, never of the
   * plug-in itself, or its class loader would never be released.
   *
   * <p>If it throws, it has given nothing: there is no successor, and the plug-in goes on.
   *
   * @return resources by documented name; empty if there are none
   */
  default Map<String, Object> handOver() {
    return Map.of();
  }

  /** Gets back what {@link #handOver} gave, because no successor took it. */
  default void takeBack(Map<String, Object> resources) {}

  /**
   * Asked after the plug-in lost its last new customer: completes when old customers are done, for
   * a virtual machine when its last context is closed. Called at most once; returns at once.
   */
  default CompletionStage<Void> drain() {
    return CompletableFuture.completedStage(null);
  }

  /**
   * Stops the plug-in. After return it runs no thread, holds no native handle and no reference to a
   * service, and no listener of it is registered anywhere. Again is harmless. Never throws.
   */
  @Override
  void close();
}
