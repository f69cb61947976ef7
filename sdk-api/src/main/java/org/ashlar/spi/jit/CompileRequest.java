package org.ashlar.spi.jit;

import java.util.Set;

/**
 * What to compile.
 *
 * @param function the function
 * @param entryPc {@link #WHOLE_FUNCTION} for a unit that calls enter, or the pc of a loop header
 *     for a unit that only running frames enter, there
 * @param rejoinSites pcs whose rare case must be handled by a call that comes back, because exits
 *     there were taken too often
 * @param exitAtEveryGuard whether every guard must fail, so that tests see each exit taken
 */
public record CompileRequest(
    FunctionView function, int entryPc, Set<Integer> rejoinSites, boolean exitAtEveryGuard) {
  /** The value of {@code entryPc} for the normal entries. */
  public static final int WHOLE_FUNCTION = -1;

  public CompileRequest {
    rejoinSites = Set.copyOf(rejoinSites);
  }
}
