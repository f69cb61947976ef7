package org.ashlar.vm.regexp.compiler;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.regexp.matcher.CharacterMatcher;
import org.ashlar.vm.regexp.matcher.MatchProgram.Start;
import org.ashlar.vm.regexp.matcher.StartFilter;
import org.ashlar.vm.regexp.syntax.PatternNode;
import org.ashlar.vm.unicode.CodePointSet;
import org.jspecify.annotations.Nullable;

/** Finds out where a match of a pattern may start, and how to find these places quickly. */
final class StartPlanner {
  /** A set with more members would stop the search nearly everywhere. */
  private static final int NEARLY_EVERY_UNIT = 0xF000;

  private StartPlanner() {}

  static Start plan(
      PatternNode root, PatternAnalysis analysis, ProgramBuilder builder, boolean unicodeMode) {
    int length = analysis.minimumLength(root);
    Start.Kind kind = kind(root);
    if (kind != Start.Kind.EVERYWHERE) {
      return new Start(kind, "", null, length);
    }
    StringBuilder prefix = new StringBuilder();
    appendPrefix(root, prefix, unicodeMode);
    if (!prefix.isEmpty()) {
      return new Start(Start.Kind.PREFIX, prefix.toString(), null, length);
    }
    StartFilter filter = filter(root, length, analysis, builder, unicodeMode);
    return filter == null
        ? new Start(Start.Kind.EVERYWHERE, "", null, length)
        : new Start(Start.Kind.FILTER, "", filter, length);
  }

  private static @Nullable StartFilter filter(
      PatternNode root,
      int length,
      PatternAnalysis analysis,
      ProgramBuilder builder,
      boolean unicodeMode) {
    CodePointSet[] units = LeadingUnits.of(root, analysis);
    List<CharacterMatcher> sets = new ArrayList<>();
    boolean selects = false;
    for (int offset = 0; offset < Math.min(length, units.length); offset++) {
      sets.add(builder.matcher(units[offset]));
      selects |= units[offset].size() <= NEARLY_EVERY_UNIT;
    }
    if (!selects) {
      return null;
    }
    // Sets that hardly select anything only cost time at the end of the row.
    while (units[sets.size() - 1].size() > NEARLY_EVERY_UNIT) {
      sets.remove(sets.size() - 1);
    }
    Preceding preceding = preceding(root, units[0]);
    CodePointSet run = leadingRun(root, unicodeMode);
    return new StartFilter(
        sets,
        preceding == null ? null : builder.matcher(preceding.set),
        preceding != null && preceding.isMember,
        run == null ? null : builder.matcher(run));
  }

  /** What the unit before a match must be in, or not in. */
  private record Preceding(CodePointSet set, boolean isMember) {}

  private static @Nullable Preceding preceding(PatternNode node, CodePointSet first) {
    return switch (node) {
      case PatternNode.Sequence sequence -> preceding(sequence.parts().get(0), first);
      case PatternNode.Capture capture -> preceding(capture.body(), first);
      case PatternNode.WordBoundary boundary ->
          !boundary.negated() && first.difference(boundary.wordCharacters()).isEmpty()
              ? new Preceding(boundary.wordCharacters(), false)
              : null;
      case PatternNode.Look look -> {
        PatternNode last = look.body();
        while (last instanceof PatternNode.Sequence sequence) {
          last = sequence.parts().get(sequence.parts().size() - 1);
        }
        yield look.behind()
                && !look.negated()
                && last instanceof PatternNode.CharacterSet set
                && CharacterShapes.isOfPlainUnits(set.set())
            ? new Preceding(set.set(), true)
            : null;
      }
      default -> null;
    };
  }

  /**
   * The set of an unbounded run with which the pattern starts. If the rest fails behind every
   * prefix of a run, it also fails behind every part of it; unless the rest refers back to it.
   */
  private static @Nullable CodePointSet leadingRun(PatternNode root, boolean unicodeMode) {
    PatternNode first = root;
    while (true) {
      if (first instanceof PatternNode.Sequence sequence) {
        first = sequence.parts().get(0);
      } else if (first instanceof PatternNode.Capture capture) {
        first = capture.body();
      } else {
        break;
      }
    }
    return first instanceof PatternNode.Quantified repeated
            && repeated.maximum() == PatternNode.UNBOUNDED
            && repeated.minimum() <= 1
            && repeated.body() instanceof PatternNode.CharacterSet characters
            && (!unicodeMode || CharacterShapes.isOfPlainUnits(characters.set()))
            && !CharacterShapes.hasBackReference(root)
        ? characters.set()
        : null;
  }

  private static Start.Kind kind(PatternNode node) {
    return switch (node) {
      case PatternNode.LineStart start ->
          start.multiline() ? Start.Kind.LINE_STARTS : Start.Kind.INPUT_START;
      case PatternNode.Sequence sequence -> {
        PatternNode first = sequence.parts().get(0);
        Start.Kind run = kindOfLeadingRun(first);
        yield run != null ? run : kind(first);
      }
      case PatternNode.Capture capture -> kind(capture.body());
      case PatternNode.Disjunction disjunction -> {
        Start.Kind common = kind(disjunction.alternatives().get(0));
        for (PatternNode alternative : disjunction.alternatives()) {
          if (kind(alternative) != common) {
            yield Start.Kind.EVERYWHERE;
          }
        }
        yield common;
      }
      default -> Start.Kind.EVERYWHERE;
    };
  }

  /**
   * A pattern that starts with an unbounded run of anything, or of anything but line ends, matches
   * from every place of a line if it does from some later one; so only the first is tried.
   */
  private static Start.@Nullable Kind kindOfLeadingRun(PatternNode node) {
    if (!(node instanceof PatternNode.Quantified repeated)
        || repeated.maximum() != PatternNode.UNBOUNDED
        || repeated.minimum() > 1
        || !(repeated.body() instanceof PatternNode.CharacterSet characters)) {
      return null;
    }
    CodePointSet excluded = characters.set().complement();
    if (excluded.isEmpty()) {
      return Start.Kind.FIRST;
    }
    boolean endsLines =
        excluded.size() == 4
            && excluded.contains('\n')
            && excluded.contains('\r')
            && excluded.contains(0x2028)
            && excluded.contains(0x2029);
    return endsLines ? Start.Kind.FIRST_AND_LINE_STARTS : null;
  }

  /**
   * Appends the text that every match starts with; true if {@code node} matches that text alone, so
   * that what follows it may be appended too.
   */
  private static boolean appendPrefix(PatternNode node, StringBuilder prefix, boolean unicodeMode) {
    switch (node) {
      case PatternNode.CharacterSet set -> {
        int codePoint = CharacterShapes.literal(set, unicodeMode);
        if (codePoint < 0) {
          return false;
        }
        prefix.appendCodePoint(codePoint);
        return true;
      }
      case PatternNode.Sequence sequence -> {
        for (PatternNode part : sequence.parts()) {
          if (!appendPrefix(part, prefix, unicodeMode)) {
            return false;
          }
        }
        return true;
      }
      case PatternNode.Capture capture -> {
        return appendPrefix(capture.body(), prefix, unicodeMode);
      }
      case PatternNode.Quantified repeated -> {
        if (repeated.minimum() > 0) {
          appendPrefix(repeated.body(), prefix, unicodeMode);
        }
        return false;
      }
      case PatternNode.Empty empty -> {
        return true;
      }
      case PatternNode.LineStart start -> {
        return true;
      }
      case PatternNode.LineEnd end -> {
        return true;
      }
      case PatternNode.WordBoundary boundary -> {
        return true;
      }
      case PatternNode.Look look -> {
        return true;
      }
      default -> {
        return false;
      }
    }
  }
}
