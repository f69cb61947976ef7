package org.ashlar.architecture.offenders.cycle.first;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;
import org.ashlar.architecture.offenders.cycle.second.Back;

@Breaks(ArchitectureRule.NO_PACKAGE_CYCLES)
public final class There {
  public static Object go(Back used) {
    return used;
  }
}
