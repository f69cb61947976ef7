package org.ashlar.architecture.offenders.gc;

import jdk.internal.vm.Continuation;
import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.JDK_INTERNALS_ONLY_IN_CARRIERS)
public final class UsesContinuation {
  public static Object use(Continuation used) {
    return used;
  }
}
