package org.ashlar.vm.compiler;

/**
 * The registers of one body as a stack: a scope or an expression takes from the top and gives back
 * what it took.
 */
final class Registers {
  /**
   * Stands for a register that nothing writes and that therefore holds undefined; the emitter gives
   * it a number when the body is complete.
   */
  static final int UNDEFINED = Integer.MAX_VALUE;

  /** From here on: registers of {@link LoopConstants}, which get their numbers at the end too. */
  static final int FIRST_LOOP_CONSTANT = 0x40000000;

  /** Whether a register has no number yet, so that it cannot be part of a range. */
  static boolean isPending(int register) {
    return register >= FIRST_LOOP_CONSTANT;
  }

  private int next;
  private int highest;

  Registers(int parameterCount) {
    next = parameterCount;
    highest = parameterCount;
  }

  int allocate() {
    return allocate(1);
  }

  /** The first of a run of registers. */
  int allocate(int count) {
    int first = next;
    next += count;
    highest = Math.max(highest, next);
    return first;
  }

  /** The state to give to {@link #release}. */
  int mark() {
    return next;
  }

  void release(int mark) {
    if (mark > next) {
      throw new AssertionError("registers released out of order");
    }
    next = mark;
  }

  int count() {
    return highest;
  }
}
