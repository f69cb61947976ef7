package org.ashlar.api;

import java.util.Iterator;
import java.util.ServiceLoader;
import org.ashlar.spi.EngineFactory;

/** Finds who builds engines: the factory on the class path with the highest rank. */
final class EngineDiscovery {
  private EngineDiscovery() {}

  static EngineBuilder newBuilder() {
    EngineFactory best = null;
    Iterator<EngineFactory> found =
        ServiceLoader.load(EngineFactory.class, Engine.class.getClassLoader()).iterator();
    while (found.hasNext()) {
      EngineFactory candidate = found.next();
      if (best == null || candidate.rank() > best.rank()) {
        best = candidate;
      }
    }
    if (best == null) {
      throw new AshlarException(ErrorCode.NO_VIRTUAL_MACHINE);
    }
    return best.newBuilder();
  }
}
