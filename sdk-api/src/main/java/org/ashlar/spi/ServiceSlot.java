package org.ashlar.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The current provider of a service, which plug-ins exchange at run time.
 *
 * @param <T> the SPI interface
 */
@ProviderType
public interface ServiceSlot<T> {
  /** The provider now, or null; one volatile read. */
  @Nullable T current();

  /** Every provider now, the current one first; for services of which there can be several. */
  List<T> all();

  /**
   * Calls a listener after every change, never concurrently with itself, on the thread that made
   * the change. When it returns, the caller must hold no reference to the previous provider that
   * would outlive its {@link Plugin#drain}. What it throws is logged and stops nothing.
   *
   * @return ends the registration when closed; after that the listener is not called again
   */
  Registration onChange(Runnable listener);

  /** Something registered that can be taken back. */
  @ProviderType
  interface Registration extends AutoCloseable {
    /** Takes it back; again is harmless. */
    @Override
    void close();
  }
}
