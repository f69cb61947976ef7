package org.ashlar.architecture.offenders.gc;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.NO_MUTABLE_STATICS)
public final class HasMutableStatic {
  public static int count = 0;

  private HasMutableStatic() {}

  public static int next() {
    return ++count;
  }
}
