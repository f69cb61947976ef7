package org.ashlar.architecture.offenders.gc;

import jdk.internal.vm.Continuation;
import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.NO_JDK_INTERNALS)
public final class UsesContinuation {
  public static Object use(Continuation used) {
    return used;
  }
}
