package org.ashlar.spi;

import org.ashlar.api.EngineBuilder;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes the builders behind {@link org.ashlar.api.Engine#builder}; found by ServiceLoader. */
@ConsumerType
public interface EngineFactory {
  /** The factory with the highest rank wins; the one of this jar has rank 0. */
  int rank();

  /** A builder with the default settings. */
  EngineBuilder newBuilder();
}
