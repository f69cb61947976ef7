package org.ashlar.vm.regexp.compiler;

import java.util.IdentityHashMap;
import java.util.List;
import org.ashlar.vm.regexp.syntax.PatternNode;
import org.ashlar.vm.unicode.CodePointSet;
import org.ashlar.vm.unicode.CodePointSetBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of a pattern without running it: how many code units a part matches at least,
 * and with which units a match of it can start.
 */
final class PatternAnalysis {
  /** Bounds the work for sets of first units, which is quadratic in the nesting. */
  private static final int MAXIMUM_WORK = 20_000;

  private static final CodePointSet BASIC_PLANE = CodePointSet.range(0, Character.MAX_VALUE);

  private final boolean unicodeMode;
  private final IdentityHashMap<PatternNode, Integer> lengths = new IdentityHashMap<>();
  private final IdentityHashMap<PatternNode, CodePointSet> units = new IdentityHashMap<>();
  private int work;

  PatternAnalysis(boolean unicodeMode) {
    this.unicodeMode = unicodeMode;
  }

  /** The least number of code units that {@code node} matches. */
  int minimumLength(PatternNode node) {
    Integer known = lengths.get(node);
    if (known != null) {
      return known;
    }
    long length =
        switch (node) {
          case PatternNode.CharacterSet(CodePointSet set) ->
              unicodeMode && !set.isEmpty() && set.first() > Character.MAX_VALUE ? 2 : 1;
          case PatternNode.Sequence(List<PatternNode> parts) -> {
            long sum = 0;
            for (PatternNode part : parts) {
              sum += minimumLength(part);
            }
            yield sum;
          }
          case PatternNode.Disjunction(List<PatternNode> alternatives) -> {
            long least = Integer.MAX_VALUE;
            for (PatternNode alternative : alternatives) {
              least = Math.min(least, minimumLength(alternative));
            }
            yield least;
          }
          case PatternNode.Capture capture -> minimumLength(capture.body());
          case PatternNode.Quantified repeated ->
              (long) repeated.minimum() * minimumLength(repeated.body());
          case PatternNode.Empty empty -> 0;
          case PatternNode.BackReference reference -> 0;
          case PatternNode.NamedBackReference reference -> 0;
          case PatternNode.LineStart start -> 0;
          case PatternNode.LineEnd end -> 0;
          case PatternNode.WordBoundary boundary -> 0;
          case PatternNode.Look look -> 0;
        };
    int result = (int) Math.min(length, Integer.MAX_VALUE / 2);
    lengths.put(node, result);
    return result;
  }

  /**
   * The units one of which must come next if {@code node}, and after it something that starts with
   * {@code follow}, is to match. Null stands for "nothing is known, perhaps not even that a unit
   * comes".
   */
  @Nullable CodePointSet first(PatternNode node, @Nullable CodePointSet follow) {
    if (++work > MAXIMUM_WORK) {
      return null;
    }
    return switch (node) {
      case PatternNode.CharacterSet set -> unitsOf(set);
      case PatternNode.Sequence(List<PatternNode> parts) -> {
        CodePointSet first = follow;
        int from = firstCertain(parts);
        for (int index = from; index >= 0; index--) {
          first = first(parts.get(index), first);
        }
        yield first;
      }
      case PatternNode.Disjunction(List<PatternNode> alternatives) -> {
        CodePointSet first = CodePointSet.EMPTY;
        for (PatternNode alternative : alternatives) {
          first = union(first, first(alternative, follow));
        }
        yield first;
      }
      case PatternNode.Capture capture -> first(capture.body(), follow);
      case PatternNode.Quantified repeated -> {
        if (repeated.maximum() == 0) {
          yield follow;
        }
        CodePointSet body = first(repeated.body(), follow);
        yield repeated.minimum() == 0 ? union(body, follow) : body;
      }
      case PatternNode.BackReference reference -> null;
      case PatternNode.NamedBackReference reference -> null;
      case PatternNode.Empty empty -> follow;
      case PatternNode.LineStart start -> follow;
      case PatternNode.LineEnd end -> follow;
      case PatternNode.WordBoundary boundary -> follow;
      case PatternNode.Look look -> follow;
    };
  }

  /** The index of the first part that matches at least one character, or of the last part. */
  private int firstCertain(List<PatternNode> parts) {
    for (int index = 0; index < parts.size(); index++) {
      if (minimumLength(parts.get(index)) > 0) {
        return index;
      }
    }
    return parts.size() - 1;
  }

  /** Either; unknown if one is unknown. */
  static @Nullable CodePointSet union(@Nullable CodePointSet left, @Nullable CodePointSet right) {
    return left == null || right == null ? null : left.union(right);
  }

  /** The units with which a character of the set starts. */
  CodePointSet unitsOf(PatternNode.CharacterSet node) {
    CodePointSet set = node.set();
    if (set.isEmpty() || set.last() <= Character.MAX_VALUE) {
      return set;
    }
    CodePointSet known = units.get(node);
    if (known == null) {
      known = set.intersection(BASIC_PLANE);
      if (unicodeMode) {
        known = known.union(leadSurrogates(set));
      }
      units.put(node, known);
    }
    return known;
  }

  /** True if the set matches surrogate pairs as one character. */
  boolean hasPairs(PatternNode.CharacterSet node) {
    return unicodeMode && !node.set().isEmpty() && node.set().last() > Character.MAX_VALUE;
  }

  private static CodePointSet leadSurrogates(CodePointSet set) {
    CodePointSetBuilder leads = new CodePointSetBuilder();
    for (int index = 0; index < set.rangeCount(); index++) {
      int start = Math.max(set.rangeStart(index), Character.MIN_SUPPLEMENTARY_CODE_POINT);
      int end = set.rangeEnd(index);
      if (start <= end) {
        leads.addRange(Character.highSurrogate(start), Character.highSurrogate(end));
      }
    }
    return leads.build();
  }
}
