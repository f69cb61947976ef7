package org.ashlar.vm.regexp.compiler;

import java.util.Arrays;
import java.util.List;
import org.ashlar.vm.regexp.matcher.StartFilter;
import org.ashlar.vm.regexp.syntax.PatternNode;
import org.ashlar.vm.unicode.CodePointSet;

/**
 * What each of the first units of a match can be, whatever the others are.
 *
 * <p>The walk carries the set of offsets at which a part may start, as bits; the bit {@link
 * #BEYOND} stands for all offsets that are of no interest.
 */
final class LeadingUnits {
  private static final int DEPTH = StartFilter.MAXIMUM_DEPTH;
  private static final int BEYOND = 1 << DEPTH;
  private static final int OFFSETS = BEYOND - 1;
  private static final int MAXIMUM_WORK = 4000;

  private static final CodePointSet TRAILS =
      CodePointSet.range(Character.MIN_LOW_SURROGATE, Character.MAX_LOW_SURROGATE);

  private final PatternAnalysis analysis;
  private final CodePointSet[] sets = new CodePointSet[DEPTH];
  private int work;

  private LeadingUnits(PatternAnalysis analysis) {
    this.analysis = analysis;
    Arrays.fill(sets, CodePointSet.EMPTY);
  }

  /** The sets for the first units, at most {@link StartFilter#MAXIMUM_DEPTH}. */
  static CodePointSet[] of(PatternNode root, PatternAnalysis analysis) {
    LeadingUnits units = new LeadingUnits(analysis);
    units.giveUpFrom(units.walk(root, 1));
    return units.sets;
  }

  /** Nothing is known of the unit at these offsets and behind them. */
  private int giveUpFrom(int offsets) {
    for (int offset = 0; offset < DEPTH; offset++) {
      if ((offsets & (2 << offset) - 1) != 0) {
        sets[offset] = CodePointSet.ALL;
      }
    }
    return BEYOND;
  }

  /** Adds what {@code node} contributes; returns the offsets at which it may end. */
  private int walk(PatternNode node, int offsets) {
    if ((offsets & OFFSETS) == 0) {
      return BEYOND;
    }
    if (++work > MAXIMUM_WORK) {
      return giveUpFrom(offsets);
    }
    return switch (node) {
      case PatternNode.CharacterSet set -> addSet(set, offsets);
      case PatternNode.Sequence(List<PatternNode> parts) -> {
        int end = offsets;
        for (PatternNode part : parts) {
          end = walk(part, end);
        }
        yield end;
      }
      case PatternNode.Disjunction(List<PatternNode> alternatives) -> {
        int end = 0;
        for (PatternNode alternative : alternatives) {
          end |= walk(alternative, offsets);
        }
        yield end;
      }
      case PatternNode.Capture capture -> walk(capture.body(), offsets);
      case PatternNode.Quantified repeated -> walkRounds(repeated, offsets);
      case PatternNode.BackReference reference -> giveUpFrom(offsets);
      case PatternNode.NamedBackReference reference -> giveUpFrom(offsets);
      case PatternNode.Empty empty -> offsets;
      case PatternNode.LineStart start -> offsets;
      case PatternNode.LineEnd end -> offsets;
      case PatternNode.WordBoundary boundary -> offsets;
      case PatternNode.Look look -> offsets;
    };
  }

  private int walkRounds(PatternNode.Quantified repeated, int offsets) {
    int end = repeated.minimum() == 0 ? offsets : 0;
    int round = offsets;
    // After DEPTH rounds that match something all offsets lie beyond; others change nothing.
    for (int count = 1; count <= DEPTH + 1 && count <= repeated.maximum(); count++) {
      int before = round;
      round = walk(repeated.body(), round);
      if (count >= repeated.minimum()) {
        end |= round;
      }
      if (round == before) {
        break;
      }
    }
    return end | round;
  }

  private int addSet(PatternNode.CharacterSet node, int offsets) {
    CodePointSet units = analysis.unitsOf(node);
    boolean hasPairs = analysis.hasPairs(node);
    int end = offsets & BEYOND;
    for (int offset = 0; offset < DEPTH; offset++) {
      if ((offsets & 1 << offset) == 0) {
        continue;
      }
      sets[offset] = sets[offset].union(units);
      end |= 1 << offset + 1;
      if (hasPairs) {
        if (offset + 1 < DEPTH) {
          sets[offset + 1] = sets[offset + 1].union(TRAILS);
        }
        end |= Math.min(1 << offset + 2, BEYOND);
      }
    }
    return end;
  }
}
