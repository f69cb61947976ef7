package org.ashlar.architecture.offenders.vm.agent;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.NO_THREAD_LOCALS_UNDER_GUEST_CODE)
public final class UsesThreadLocal {
  public static Object use(ThreadLocal<String> used) {
    return used;
  }
}
