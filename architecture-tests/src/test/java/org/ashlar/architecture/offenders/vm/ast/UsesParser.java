package org.ashlar.architecture.offenders.vm.ast;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;
import org.ashlar.architecture.offenders.vm.parser.Grammar;

@Breaks(ArchitectureRule.FRONT_END_LAYERS_USE_ONLY_LOWER_ONES)
public final class UsesParser {
  public static Object use(Grammar used) {
    return used;
  }
}
