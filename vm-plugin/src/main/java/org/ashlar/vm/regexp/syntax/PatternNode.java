package org.ashlar.vm.regexp.syntax;

import java.util.List;
import org.ashlar.vm.unicode.CodePointSet;

/** A part of a parsed pattern. */
public sealed interface PatternNode {
  /** Stands for "no upper bound" in {@link Quantified#maximum}. */
  int UNBOUNDED = Integer.MAX_VALUE;

  /** Matches the empty string. */
  record Empty() implements PatternNode {}

  /**
   * Matches one character of {@code set}: a code point in Unicode mode, a code unit otherwise. Case
   * is already accounted for: the set holds every spelling.
   */
  record CharacterSet(CodePointSet set) implements PatternNode {}

  /** Matches its parts one after the other. */
  record Sequence(List<PatternNode> parts) implements PatternNode {}

  /** Matches the first alternative that leads to a match. */
  record Disjunction(List<PatternNode> alternatives) implements PatternNode {}

  /** The capturing group number {@code index}, counted from 1. */
  record Capture(int index, PatternNode body) implements PatternNode {}

  /**
   * A repetition. The groups from {@code firstGroup} to {@code endGroup} (exclusive) are inside it
   * and forget their captures with each round.
   */
  record Quantified(
      PatternNode body, int minimum, int maximum, boolean greedy, int firstGroup, int endGroup)
      implements PatternNode {}

  /** Matches what the one of {@code groups} that took part in the match has captured. */
  record BackReference(List<Integer> groups, boolean ignoreCase) implements PatternNode {}

  /** A back reference by a name; which groups bear it is known when the whole pattern is read. */
  record NamedBackReference(String name, boolean ignoreCase) implements PatternNode {}

  /** The start of the input, or of a line. */
  record LineStart(boolean multiline) implements PatternNode {}

  /** The end of the input, or of a line. */
  record LineEnd(boolean multiline) implements PatternNode {}

  /** A position between a word character and another, or if negated any other position. */
  record WordBoundary(boolean negated, CodePointSet wordCharacters) implements PatternNode {}

  /** A look at what follows or, with {@code behind}, at what precedes. */
  record Look(PatternNode body, boolean behind, boolean negated) implements PatternNode {}
}
