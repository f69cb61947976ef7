package org.ashlar.spi;

import java.util.Map;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.osgi.annotation.versioning.ProviderType;

/** What a plug-in can use of others. Safe for use by any thread. */
@ProviderType
public interface Services {
  /**
   * The place where the current provider of a service stands; it may be empty, and change.
   *
   * @param type an SPI interface
   */
  <T> ServiceSlot<T> slot(Class<T> type);

  /**
   * A service that must be there now. Keep the {@link #slot}, not the service, if the plug-in is to
   * survive an exchange.
   *
   * @throws AshlarException {@link ErrorCode#SERVICE_MISSING}
   */
  default <T> T require(Class<T> type) {
    T service = slot(type).current();
    if (service == null) {
      throw new AshlarException(ErrorCode.SERVICE_MISSING, type.getName());
    }
    return service;
  }

  /** What a predecessor gave by {@link Plugin#handOver}; empty for a first start. */
  Map<String, Object> inheritance();

  /** No services and no inheritance: a plug-in on its own. */
  static Services none() {
    return EmptyServices.INSTANCE;
  }
}
