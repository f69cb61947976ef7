package org.ashlar.engine;

import org.ashlar.api.EngineBuilder;
import org.ashlar.spi.EngineFactory;

/** Builds engines on the plug-ins of the class path; each engine has plug-ins of its own. */
public final class FlatEngineFactory implements EngineFactory {
  @Override
  public int rank() {
    return 0;
  }

  @Override
  public EngineBuilder newBuilder() {
    return new PlatformEngineBuilder(null);
  }
}
