package org.ashlar.vm.regexp.matcher;

/**
 * The instruction set. An instruction is its opcode and its operands, each one int. A position is
 * an index of a code unit; to fail means to take up the most recent choice that is still open.
 *
 * <p>Operands: <i>set</i> and <i>text</i> index the tables of the program, <i>target</i> is the
 * index of an instruction, <i>register</i> that of a register. A <i>guard</i> is a set that the
 * next unit must be in if a branch is to succeed, or -1 where nothing is known.
 */
public final class MatchOpcode {
  /** The whole pattern has matched. */
  public static final int MATCH = 0;

  /** unit: the next unit is this one. */
  public static final int UNIT = 1;

  /** unit, unit: the next unit is one of two. */
  public static final int EITHER_UNIT = 2;

  /** set: the next unit is in the set. */
  public static final int SET = 3;

  /** set: the next code point is in the set. */
  public static final int SET_WIDE = 4;

  /** text: the next units are this string. */
  public static final int TEXT = 5;

  /** set: the unit before is in the set; moves back over it. */
  public static final int SET_BACK = 6;

  /** set: the code point before is in the set; moves back over it. */
  public static final int SET_BACK_WIDE = 7;

  /** target: goes on there. */
  public static final int JUMP = 8;

  /** target: goes on there; stands at the end of a loop, where the budget is looked at. */
  public static final int LOOP = 9;

  /** target: goes on with the next instruction, or by choice there. */
  public static final int FORK = 10;

  /**
   * target, guard of the next instruction, guard of the target: as FORK, leaving out the futile.
   */
  public static final int FORK_GUARDED = 11;

  /**
   * target, number, count, registers: as FORK, but fails if it was already executed at this
   * position with the same registers equal to the position, because then both branches have failed.
   */
  public static final int FORK_ONCE = 12;

  /** register: stores the position. */
  public static final int SAVE = 13;

  /** register, end register: stores -1 in these registers. */
  public static final int CLEAR = 14;

  /** register: stores 0. */
  public static final int ZERO = 15;

  /** register: adds 1. */
  public static final int INCREMENT = 16;

  /**
   * register, minimum, maximum, target, greedy: the head of a counted loop whose body follows and
   * whose exit is the target.
   */
  public static final int COUNTED_HEAD = 17;

  /** register: fails if the position is the stored one. */
  public static final int REQUIRE_PROGRESS = 18;

  /** register, count register, minimum: as before, but only beyond the mandatory rounds. */
  public static final int REQUIRE_COUNTED_PROGRESS = 19;

  /** set, minimum, maximum: units in the set, as many as possible, never given back. */
  public static final int RUN = 20;

  /** set, minimum, maximum: the same by code points. */
  public static final int RUN_WIDE = 21;

  /**
   * set, minimum, maximum, guard: units in the set, as many as possible. GREEDY_RESUME follows, and
   * is where a choice to give one back resumes.
   */
  public static final int GREEDY = 22;

  /** set, guard. */
  public static final int GREEDY_RESUME = 23;

  /** As GREEDY, by code points; GREEDY_WIDE_RESUME follows. */
  public static final int GREEDY_WIDE = 24;

  /** set, guard. */
  public static final int GREEDY_WIDE_RESUME = 25;

  /**
   * set, minimum, maximum, guard: characters in the set, as few as possible; LAZY_RESUME follows.
   */
  public static final int LAZY = 26;

  /** set, guard. */
  public static final int LAZY_RESUME = 27;

  /** As LAZY, by code points. */
  public static final int LAZY_WIDE = 28;

  /** set, guard. */
  public static final int LAZY_WIDE_RESUME = 29;

  /** The position is the start of the input. */
  public static final int INPUT_START = 30;

  /** The position is the end of the input. */
  public static final int INPUT_END = 31;

  /** The position is the start of a line. */
  public static final int LINE_START = 32;

  /** The position is the end of a line. */
  public static final int LINE_END = 33;

  /** set, negated: the position is (not) between a character in the set and another. */
  public static final int BOUNDARY = 34;

  /** group, ignoring case, backwards: what the group captured; matches nothing if it did not. */
  public static final int BACK_REFERENCE = 35;

  /** height register, position register: starts a look around. */
  public static final int LOOK = 36;

  /** height register, position register: it succeeded; its choices are dropped. */
  public static final int LOOK_END = 37;

  /** height register, target: starts a negative look around; goes on there if it fails. */
  public static final int NEGATIVE_LOOK = 38;

  /** height register: what must not match did, so this fails. */
  public static final int NEGATIVE_LOOK_END = 39;

  /** Fails. */
  public static final int FAIL = 40;

  /**
   * number, count, registers, count, pairs of counter and bound: fails if it was already executed
   * at this position with the same registers equal to the position and the same counters, as far as
   * they stay below their bounds.
   */
  public static final int VISIT = 41;

  private MatchOpcode() {}
}
