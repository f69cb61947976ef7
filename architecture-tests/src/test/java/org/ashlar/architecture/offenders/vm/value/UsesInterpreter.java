package org.ashlar.architecture.offenders.vm.value;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;
import org.ashlar.architecture.offenders.vm.interpreter.Loop;

@Breaks(ArchitectureRule.RUNTIME_LAYERS_USE_ONLY_LOWER_ONES)
public final class UsesInterpreter {
  public static Object use(Loop used) {
    return used;
  }
}
