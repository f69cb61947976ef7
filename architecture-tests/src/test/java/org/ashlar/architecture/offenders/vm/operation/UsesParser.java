package org.ashlar.architecture.offenders.vm.operation;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;
import org.ashlar.architecture.offenders.vm.parser.Grammar;

@Breaks(ArchitectureRule.RUNTIME_DOES_NOT_USE_THE_FRONT_END)
public final class UsesParser {
  public static Object use(Grammar used) {
    return used;
  }
}
