package org.ashlar.vm.scope;

import java.util.Set;

/**
 * What surrounds the program being analysed.
 *
 * @param freeNames what a name without a declaration in the program means: {@code GLOBAL} for
 *     scripts, modules, dynamic functions and indirect eval, {@code DYNAMIC} for direct eval
 * @param privateNames private names that direct eval code may use, without the hash
 */
public record AnalysisOptions(Resolution.Place freeNames, Set<String> privateNames) {
  /** For everything but direct eval. */
  public static final AnalysisOptions TOP_LEVEL =
      new AnalysisOptions(Resolution.Place.GLOBAL, Set.of());

  /** For direct eval within classes that declare the given private names. */
  public static AnalysisOptions directEval(Set<String> privateNames) {
    return new AnalysisOptions(Resolution.Place.DYNAMIC, Set.copyOf(privateNames));
  }
}
