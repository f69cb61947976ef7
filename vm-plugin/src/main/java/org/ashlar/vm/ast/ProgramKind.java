package org.ashlar.vm.ast;

/** The goal a program was parsed for. */
public enum ProgramKind {
  SCRIPT,
  MODULE,
  /** Code of a direct or indirect eval. */
  EVAL,
  /** Made by a Function constructor: one expression statement holding the function. */
  FUNCTION
}
