package org.ashlar.spi.vm;

import org.osgi.annotation.versioning.ConsumerType;

/** Contexts that share code. Safe for use by any thread. */
@ConsumerType
public interface VirtualMachine extends AutoCloseable {
  /**
   * A new context, not yet registered with a scheduler. Cheap: nothing is compiled, no intrinsic is
   * materialised, no thread started.
   *
   * @throws IllegalStateException after {@link #close}
   * @throws org.ashlar.api.AshlarException {@code INVALID_SETTING}, or {@code UNSUPPORTED} for a
   *     limit or an option that the virtual machine cannot keep
   */
  GuestContext newContext(ContextSettings settings);

  /**
   * Releases what the contexts shared. The caller has closed the contexts before. Again is
   * harmless.
   */
  @Override
  void close();
}
