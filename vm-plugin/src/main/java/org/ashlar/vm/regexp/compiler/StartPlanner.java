package org.ashlar.vm.regexp.compiler;

import org.ashlar.vm.regexp.matcher.CharacterMatcher;
import org.ashlar.vm.regexp.matcher.MatchProgram.Start;
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
    CodePointSet first = analysis.first(root, null);
    if (first == null || first.size() > NEARLY_EVERY_UNIT) {
      return new Start(Start.Kind.EVERYWHERE, "", null, length);
    }
    CharacterMatcher matcher = builder.matcher(first);
    return new Start(Start.Kind.FIRST_UNIT, "", matcher, length);
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
