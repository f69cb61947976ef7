package org.ashlar.jit;

/** A function that this compiler leaves to the interpreter. */
final class Decline extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean permanent;

  Decline(String reason, boolean permanent) {
    super(reason, null, false, false);
    this.permanent = permanent;
  }

  /** Whether asking again with newer feedback is pointless. */
  boolean permanent() {
    return permanent;
  }
}
