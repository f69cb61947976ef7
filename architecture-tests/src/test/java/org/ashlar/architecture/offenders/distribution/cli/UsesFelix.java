package org.ashlar.architecture.offenders.distribution.cli;

import org.apache.felix.framework.Felix;
import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.FELIX_ONLY_IN_THE_KERNEL)
public final class UsesFelix {
  public static Object use(Felix used) {
    return used;
  }
}
