package org.ashlar.architecture.offenders.vm.agent;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.NO_MONITORS_UNDER_GUEST_CODE)
public final class EntersMonitor {
  private int count;

  public int next() {
    synchronized (this) {
      return count++;
    }
  }
}
