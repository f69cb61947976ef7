package org.ashlar.architecture.offenders.jit;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;
import org.ashlar.architecture.offenders.gc.Collector;

@Breaks(ArchitectureRule.PLUGINS_DO_NOT_DEPEND_ON_EACH_OTHER)
public final class UsesOtherPlugin {
  public static Object use(Collector used) {
    return used;
  }
}
