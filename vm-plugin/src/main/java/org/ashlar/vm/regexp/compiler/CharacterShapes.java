package org.ashlar.vm.regexp.compiler;

import java.util.List;
import org.ashlar.vm.regexp.syntax.PatternNode;
import org.ashlar.vm.unicode.CodePointSet;
import org.jspecify.annotations.Nullable;

/** Recognises parts of patterns for which there are short instructions. */
final class CharacterShapes {
  private static final CodePointSet NEEDS_DECODING =
      CodePointSet.range(Character.MIN_SURROGATE, Character.MAX_SURROGATE)
          .union(
              CodePointSet.range(Character.MIN_SUPPLEMENTARY_CODE_POINT, Character.MAX_CODE_POINT));

  private CharacterShapes() {}

  /** True if no member is a surrogate or outside the basic plane. */
  static boolean isOfPlainUnits(CodePointSet set) {
    return set.isDisjoint(NEEDS_DECODING);
  }

  /** The one character that {@code node} matches, or -1 if it is anything else. */
  static int literal(PatternNode node, boolean unicodeMode) {
    if (!(node instanceof PatternNode.CharacterSet characters)) {
      return -1;
    }
    CodePointSet set = characters.set();
    if (set.rangeCount() != 1 || set.first() != set.last()) {
      return -1;
    }
    int codePoint = set.first();
    // In Unicode mode a lone surrogate must not match half of a pair.
    return unicodeMode && codePoint <= Character.MAX_VALUE && !isOfPlainUnits(set) ? -1 : codePoint;
  }

  /** The set that one of the alternatives matches, if each matches one character. */
  static PatternNode.@Nullable CharacterSet merge(List<PatternNode> alternatives) {
    CodePointSet union = CodePointSet.EMPTY;
    for (PatternNode alternative : alternatives) {
      if (!(alternative instanceof PatternNode.CharacterSet set)) {
        return null;
      }
      union = union.union(set.set());
    }
    return new PatternNode.CharacterSet(union);
  }

  /** The set that {@code node} matches a character of, or null if it matches anything else. */
  static PatternNode.@Nullable CharacterSet asSet(PatternNode node) {
    return switch (node) {
      case PatternNode.CharacterSet set -> set;
      case PatternNode.Disjunction disjunction -> merge(disjunction.alternatives());
      default -> null;
    };
  }

  /** True if some part refers back to a group. */
  static boolean hasBackReference(PatternNode node) {
    return switch (node) {
      case PatternNode.BackReference reference -> true;
      case PatternNode.NamedBackReference reference -> true;
      case PatternNode.Sequence sequence ->
          sequence.parts().stream().anyMatch(CharacterShapes::hasBackReference);
      case PatternNode.Disjunction disjunction ->
          disjunction.alternatives().stream().anyMatch(CharacterShapes::hasBackReference);
      case PatternNode.Capture capture -> hasBackReference(capture.body());
      case PatternNode.Quantified repeated -> hasBackReference(repeated.body());
      case PatternNode.Look look -> hasBackReference(look.body());
      default -> false;
    };
  }

  /** About how many instructions {@code node} takes, held at 1000. */
  static int weight(PatternNode node) {
    int weight =
        switch (node) {
          case PatternNode.Sequence sequence -> weightOfAll(sequence.parts());
          case PatternNode.Disjunction disjunction -> weightOfAll(disjunction.alternatives());
          case PatternNode.Capture capture -> 2 + weight(capture.body());
          case PatternNode.Quantified repeated -> 3 + weight(repeated.body());
          case PatternNode.Look look -> 3 + weight(look.body());
          default -> 1;
        };
    return Math.min(weight, 1000);
  }

  private static int weightOfAll(List<PatternNode> nodes) {
    int sum = 0;
    for (PatternNode node : nodes) {
      sum += 1 + weight(node);
      if (sum > 1000) {
        break;
      }
    }
    return sum;
  }
}
