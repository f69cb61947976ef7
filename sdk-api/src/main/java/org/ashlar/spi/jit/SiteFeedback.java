package org.ashlar.spi.jit;

import java.util.List;

/**
 * What was seen at one site of a function.
 *
 * @param site the index by which instructions name the site
 * @param state how many different cases were seen
 * @param types kinds of values seen, a set of the bits of {@link AbiDescription#typeBits}
 * @param count how often the site ran, as far as counted
 * @param cases the cases seen, most frequent first; empty if megamorphic
 */
public record SiteFeedback(int site, State state, long types, long count, List<Case> cases) {
  /** How many different cases a site has seen. */
  public enum State {
    UNINITIALIZED,
    MONOMORPHIC,
    POLYMORPHIC,
    MEGAMORPHIC
  }

  public SiteFeedback {
    cases = List.copyOf(cases);
  }

  /**
   * One case.
   *
   * @param shape constant id of the receiver's shape, or -1
   * @param holders constant ids of the shapes of the prototypes passed on the way, outermost last
   * @param slot the slot index, or -1
   * @param slotKind how the slot is stored
   * @param newShape constant id of the shape after a transition, or -1
   * @param target id of the {@link FunctionView} called, or -1
   */
  public record Case(
      int shape, List<Integer> holders, int slot, SlotKind slotKind, int newShape, long target) {
    public Case {
      holders = List.copyOf(holders);
    }
  }

  /** How a slot is stored. */
  public enum SlotKind {
    NONE,
    INT,
    DOUBLE,
    REFERENCE
  }
}
