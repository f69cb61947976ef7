package org.ashlar.spi.jit;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told what becomes of hot functions. A service of a plug-in, or of an embedder through {@code
 * EngineBuilder.service}; a virtual machine tells the current one, if there is any.
 */
@FunctionalInterface
@ConsumerType
public interface TierListener {
  /**
   * Something happened. Called by running code and by compiler threads, several at a time; must be
   * quick and must not throw.
   */
  void happened(TierEvent event);
}
