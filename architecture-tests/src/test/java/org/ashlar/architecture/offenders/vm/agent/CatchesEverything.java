package org.ashlar.architecture.offenders.vm.agent;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.ENGINE_ERRORS_ARE_NOT_SWALLOWED)
public final class CatchesEverything {
  private CatchesEverything() {}

  public static boolean succeeds(Runnable work) {
    try {
      work.run();
      return true;
    } catch (Throwable swallowed) {
      return false;
    }
  }
}
