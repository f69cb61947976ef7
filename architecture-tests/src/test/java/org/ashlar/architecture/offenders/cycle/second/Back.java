package org.ashlar.architecture.offenders.cycle.second;

import org.ashlar.architecture.offenders.cycle.first.There;

public final class Back {
  public static Object go(There used) {
    return used;
  }
}
