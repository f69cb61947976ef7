package org.ashlar.distribution.cli;

import java.util.List;

/** Options from outside the command line. */
final class Options {
  private Options() {}

  /** The words of {@code ASHLAR_OPTIONS}, which the command line overrides. */
  static List<String> fromEnvironment() {
    String words = System.getenv("ASHLAR_OPTIONS");
    return words == null || words.isBlank() ? List.of() : List.of(words.strip().split("\\s+"));
  }
}
