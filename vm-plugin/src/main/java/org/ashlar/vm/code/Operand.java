package org.ashlar.vm.code;

/** What one operand word of an instruction means. Every operand is one {@code int}. */
public enum Operand {
  /** Register that the instruction writes. */
  DEST,
  /** Register that the instruction reads. */
  SOURCE,
  /** Register that the instruction reads and writes. */
  UPDATE,
  /** First of a run of registers that are read; the next operand is the {@link #COUNT}. */
  RANGE,
  /** Number of registers in the preceding {@link #RANGE}. */
  COUNT,
  /** Immediate int value. */
  IMMEDIATE,
  /** Index into the constant table. */
  CONSTANT,
  /** Index into the constant table of a {@code StringKey}. */
  KEY,
  /** Index into the nested function table. */
  FUNCTION,
  /** Index into the global names of the unit. */
  GLOBAL,
  /** Number of environments to walk outward. */
  HOPS,
  /** Slot of an environment. */
  SLOT,
  /** Absolute instruction index of a jump target. */
  TARGET,
  /** Index into the feedback vector. */
  FEEDBACK
}
