package org.ashlar.vm.regexp.compiler;

import org.ashlar.vm.regexp.syntax.PatternNode;

/**
 * Tells whether what happens from an instruction and a position on depends on these two alone: a
 * back reference depends on a capture.
 */
final class ThoroughEligibility {
  private ThoroughEligibility() {}

  static boolean isEligible(PatternNode node) {
    return switch (node) {
      case PatternNode.BackReference reference -> false;
      case PatternNode.NamedBackReference reference -> false;
      case PatternNode.Look look -> isEligible(look.body());
      case PatternNode.Sequence sequence ->
          sequence.parts().stream().allMatch(ThoroughEligibility::isEligible);
      case PatternNode.Disjunction disjunction ->
          disjunction.alternatives().stream().allMatch(ThoroughEligibility::isEligible);
      case PatternNode.Capture capture -> isEligible(capture.body());
      case PatternNode.Quantified repeated -> isEligible(repeated.body());
      case PatternNode.Empty empty -> true;
      case PatternNode.CharacterSet set -> true;
      case PatternNode.LineStart start -> true;
      case PatternNode.LineEnd end -> true;
      case PatternNode.WordBoundary boundary -> true;
    };
  }
}
