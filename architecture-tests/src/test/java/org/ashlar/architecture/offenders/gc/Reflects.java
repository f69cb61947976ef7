package org.ashlar.architecture.offenders.gc;

import java.lang.reflect.Method;
import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.NO_REFLECTION)
public final class Reflects {
  public static Object use(Method used) {
    return used;
  }
}
