package org.ashlar.architecture.offenders.gc;

import jdk.internal.misc.Unsafe;
import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.NO_UNSAFE)
public final class UsesUnsafe {
  public static Object use(Unsafe used) {
    return used;
  }
}
