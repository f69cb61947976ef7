package org.ashlar.spi.jit;

import java.util.List;
import java.util.Set;

/**
 * What to compile.
 *
 * @param function the function
 * @param entryPc {@link #WHOLE_FUNCTION}, or the pc of the loop header at which running frames will
 *     enter; the unit then has both entries
 * @param inlinees functions the feedback names as call targets, which may be inlined
 * @param rejoinSites pcs whose rare case must be handled by a call that comes back, because exits
 *     there were taken too often
 * @param stress shapes that tests ask for
 */
public record CompileRequest(
    FunctionView function,
    int entryPc,
    List<FunctionView> inlinees,
    Set<Integer> rejoinSites,
    Set<Stress> stress) {
  /** The value of {@code entryPc} for the normal entry alone. */
  public static final int WHOLE_FUNCTION = -1;

  /** Shapes of code that exist to be tested. */
  public enum Stress {
    /** Every guard fails. */
    EXIT_AT_EVERY_GUARD,
    /** Every loop header is an entry. */
    ENTER_AT_EVERY_HEADER
  }

  public CompileRequest {
    inlinees = List.copyOf(inlinees);
    rejoinSites = Set.copyOf(rejoinSites);
    stress = Set.copyOf(stress);
  }
}
