package org.ashlar.architecture.offenders.profiler;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;
import org.ashlar.architecture.offenders.engine.Workers;

@Breaks(ArchitectureRule.PLUGINS_USE_CONTRACTS_ALONE)
public final class UsesEngine {
  private UsesEngine() {}

  public static int workers() {
    return Workers.count();
  }
}
