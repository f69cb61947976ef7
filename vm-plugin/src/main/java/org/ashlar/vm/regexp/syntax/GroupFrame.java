package org.ashlar.vm.regexp.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group (or the whole pattern) whose closing parenthesis has not been reached yet. */
final class GroupFrame {
  enum Kind {
    PATTERN,
    CAPTURING,
    NON_CAPTURING,
    LOOK_AHEAD,
    NEGATIVE_LOOK_AHEAD,
    LOOK_BEHIND,
    NEGATIVE_LOOK_BEHIND
  }

  final Kind kind;
  final @Nullable GroupFrame parent;
  final int depth;

  /** Distinguishes this group's disjunction from others. */
  final int serial;

  /** The number of the first group that is this one or inside it. */
  final int firstGroup;

  /** The nearest look around is a look behind. */
  final boolean backwards;

  final boolean ignoreCase;
  final boolean multiline;
  final boolean dotAll;

  private final List<PatternNode> alternatives = new ArrayList<>();
  private List<PatternNode> terms = new ArrayList<>();

  GroupFrame(
      Kind kind,
      @Nullable GroupFrame parent,
      int serial,
      int firstGroup,
      boolean ignoreCase,
      boolean multiline,
      boolean dotAll) {
    this.kind = kind;
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.serial = serial;
    this.firstGroup = firstGroup;
    this.backwards =
        switch (kind) {
          case LOOK_BEHIND, NEGATIVE_LOOK_BEHIND -> true;
          case LOOK_AHEAD, NEGATIVE_LOOK_AHEAD -> false;
          default -> parent != null && parent.backwards;
        };
    this.ignoreCase = ignoreCase;
    this.multiline = multiline;
    this.dotAll = dotAll;
  }

  void add(PatternNode term) {
    terms.add(term);
  }

  void endAlternative() {
    alternatives.add(
        switch (terms.size()) {
          case 0 -> new PatternNode.Empty();
          case 1 -> terms.get(0);
          default -> new PatternNode.Sequence(terms);
        });
    terms = new ArrayList<>();
  }

  /** What stands between the parentheses. */
  PatternNode body() {
    endAlternative();
    return alternatives.size() == 1
        ? alternatives.get(0)
        : new PatternNode.Disjunction(alternatives);
  }

  /** The way from the outermost disjunction to the alternative being read. */
  int[] way() {
    int[] way = new int[2 * (depth + 1)];
    GroupFrame frame = this;
    while (frame != null) {
      way[2 * frame.depth] = frame.serial;
      way[2 * frame.depth + 1] = frame.alternatives.size();
      frame = frame.parent;
    }
    return way;
  }

  /** The group as a node; {@code body} is what {@link #body} returned. */
  PatternNode toNode(PatternNode body) {
    return switch (kind) {
      case PATTERN, NON_CAPTURING -> body;
      case CAPTURING -> new PatternNode.Capture(firstGroup, body);
      case LOOK_AHEAD -> new PatternNode.Look(body, false, false);
      case NEGATIVE_LOOK_AHEAD -> new PatternNode.Look(body, false, true);
      case LOOK_BEHIND -> new PatternNode.Look(body, true, false);
      case NEGATIVE_LOOK_BEHIND -> new PatternNode.Look(body, true, true);
    };
  }
}
