package org.ashlar.vm.ast;

/** How far an import proceeds. */
public enum ImportPhase {
  /** Load, link and evaluate: the ordinary import. */
  EVALUATION,
  /** Load only ({@code import source}). */
  SOURCE,
  /** Load and link, evaluate at first access ({@code import defer}). */
  DEFER
}
