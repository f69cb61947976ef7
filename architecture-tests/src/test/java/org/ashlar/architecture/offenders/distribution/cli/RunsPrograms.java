package org.ashlar.architecture.offenders.distribution.cli;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;
import org.ashlar.architecture.offenders.vm.interpreter.Loop;

@Breaks(ArchitectureRule.PROGRAMS_RUN_ONLY_IN_CONTEXTS)
public final class RunsPrograms {
  private RunsPrograms() {}

  public static Object use(Loop used) {
    return used;
  }
}
