package org.ashlar.architecture.offenders.vm.agent;

import java.util.concurrent.locks.ReentrantLock;
import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.NO_LOCKS_UNDER_GUEST_CODE)
public final class UsesLock {
  public static Object use(ReentrantLock used) {
    return used;
  }
}
