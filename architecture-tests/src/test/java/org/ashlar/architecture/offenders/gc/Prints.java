package org.ashlar.architecture.offenders.gc;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.STANDARD_STREAMS_ONLY_IN_THE_COMMAND_LINE)
public final class Prints {
  private Prints() {}

  public static void print() {
    System.out.println("printed");
  }
}
