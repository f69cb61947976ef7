package org.ashlar.vm.regexp.syntax;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.unicode.CodePointSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pattern. Open groups are kept in a chain of frames, so that nesting costs no stack here;
 * it is bounded all the same, because the compiler recurs over the tree.
 */
public final class PatternParser {
  private final PatternCursor cursor;
  private final GroupNames names = new GroupNames();
  private final List<String> referencedNames = new ArrayList<>();
  private GroupFrame frame;
  private int captures;
  private int serial;
  private boolean hasDuplicateName;

  private PatternParser(String source, RegExpFlags flags) {
    cursor = new PatternCursor(source, flags);
    frame =
        new GroupFrame(
            GroupFrame.Kind.PATTERN,
            null,
            0,
            1,
            flags.ignoreCase(),
            flags.multiline(),
            flags.dotAll());
  }

  /** Parses {@code source}. */
  public static Pattern parse(String source, RegExpFlags flags) throws RegExpSyntaxException {
    return new PatternParser(source, flags).parse();
  }

  private Pattern parse() throws RegExpSyntaxException {
    while (!cursor.atEnd()) {
      term();
    }
    if (frame.kind != GroupFrame.Kind.PATTERN) {
      throw cursor.error(PatternError.UNTERMINATED_GROUP);
    }
    if (hasDuplicateName) {
      throw cursor.error(PatternError.DUPLICATE_CAPTURE_GROUP_NAME);
    }
    for (String name : referencedNames) {
      if (!names.has(name)) {
        throw cursor.error(PatternError.INVALID_NAMED_CAPTURE_REFERENCED);
      }
    }
    return new Pattern(frame.body(), captures, names.toList());
  }

  private void term() throws RegExpSyntaxException {
    switch (cursor.unitAt(0)) {
      case '|':
        cursor.position++;
        frame.endAlternative();
        return;
      case '(':
        openGroup();
        return;
      case ')':
        closeGroup();
        return;
      case '^':
        cursor.position++;
        frame.add(new PatternNode.LineStart(frame.multiline));
        return;
      case '$':
        cursor.position++;
        frame.add(new PatternNode.LineEnd(frame.multiline));
        return;
      case '*', '+', '?':
        throw cursor.error(PatternError.NOTHING_TO_REPEAT);
      case '{':
        if (tryInterval() != null) {
          throw cursor.error(PatternError.NOTHING_TO_REPEAT);
        }
        literalBracket();
        return;
      case '}', ']':
        literalBracket();
        return;
      case '[':
        cursor.position++;
        quantified(
            cursor.flags.unicodeSets()
                ? ClassSetParser.parse(cursor, frame.ignoreCase, frame.backwards)
                : ClassRangesParser.parse(cursor, frame.ignoreCase),
            captures + 1);
        return;
      case '.':
        cursor.position++;
        quantified(
            new PatternNode.CharacterSet(
                frame.dotAll ? CodePointSet.ALL : CharacterSets.LINE_TERMINATORS.complement()),
            captures + 1);
        return;
      case '\\':
        escape();
        return;
      default:
        character(cursor.take());
    }
  }

  private void literalBracket() throws RegExpSyntaxException {
    if (cursor.unicodeMode) {
      throw cursor.error(PatternError.LONE_QUANTIFIER_BRACKETS);
    }
    character(cursor.take());
  }

  private void character(int character) throws RegExpSyntaxException {
    quantified(
        new PatternNode.CharacterSet(
            CharacterSets.spellings(cursor, frame.ignoreCase, CodePointSet.single(character))),
        captures + 1);
  }

  private void escape() throws RegExpSyntaxException {
    cursor.position++;
    switch (cursor.unitAt(0)) {
      case PatternCursor.END:
        throw cursor.error(PatternError.ESCAPE_AT_END);
      case 'b', 'B':
        boolean negated = cursor.take() == 'B';
        frame.add(
            new PatternNode.WordBoundary(
                negated, CharacterSets.wordCharacters(cursor, frame.ignoreCase)));
        return;
      case '1', '2', '3', '4', '5', '6', '7', '8', '9':
        decimalEscape();
        return;
      case 'k':
        if (cursor.readsNamedReferences()) {
          namedReference();
          return;
        }
        break;
      default:
        break;
    }
    CharacterSets.ClassEscape escape =
        CharacterSets.tryClassEscape(cursor, frame.ignoreCase, false);
    if (escape != null) {
      quantified(
          ClassContents.of(escape, frame.ignoreCase)
              .toNode(cursor, frame.ignoreCase, frame.backwards),
          captures + 1);
      return;
    }
    character(CharacterEscapes.parse(cursor, false));
  }

  private void decimalEscape() throws RegExpSyntaxException {
    int start = cursor.position;
    int group = 0;
    while (PatternCursor.isDecimalDigit(cursor.unitAt(0)) && group < 1 << 20) {
      group = group * 10 + cursor.take() - '0';
    }
    if (group <= cursor.totalCaptures()) {
      quantified(new PatternNode.BackReference(List.of(group), frame.ignoreCase), captures + 1);
      return;
    }
    if (cursor.unicodeMode) {
      throw cursor.error(PatternError.INVALID_ESCAPE);
    }
    cursor.position = start;
    character(CharacterEscapes.parse(cursor, false));
  }

  private void namedReference() throws RegExpSyntaxException {
    cursor.position++;
    if (!cursor.tryTake('<')) {
      throw cursor.error(PatternError.INVALID_NAMED_REFERENCE);
    }
    String name = GroupNames.parse(cursor);
    referencedNames.add(name);
    quantified(new PatternNode.NamedBackReference(name, frame.ignoreCase), captures + 1);
  }

  private void openGroup() throws RegExpSyntaxException {
    if (frame.depth >= PatternCursor.MAXIMUM_NESTING) {
      throw cursor.error(PatternError.TOO_LARGE);
    }
    cursor.position++;
    if (!cursor.tryTake('?')) {
      cursor.totalCaptures();
      captures++;
      push(GroupFrame.Kind.CAPTURING, captures);
      return;
    }
    switch (cursor.unitAt(0)) {
      case ':':
        cursor.position++;
        push(GroupFrame.Kind.NON_CAPTURING, captures + 1);
        return;
      case '=':
        cursor.position++;
        push(GroupFrame.Kind.LOOK_AHEAD, captures + 1);
        return;
      case '!':
        cursor.position++;
        push(GroupFrame.Kind.NEGATIVE_LOOK_AHEAD, captures + 1);
        return;
      case '<':
        cursor.position++;
        if (cursor.tryTake('=')) {
          push(GroupFrame.Kind.LOOK_BEHIND, captures + 1);
        } else if (cursor.tryTake('!')) {
          push(GroupFrame.Kind.NEGATIVE_LOOK_BEHIND, captures + 1);
        } else {
          openNamedGroup();
        }
        return;
      case 'i', 'm', 's', '-':
        frame = ModifierParser.open(cursor, frame, ++serial, captures + 1);
        return;
      default:
        throw cursor.error(PatternError.INVALID_GROUP);
    }
  }

  private void openNamedGroup() throws RegExpSyntaxException {
    cursor.totalCaptures();
    String name = GroupNames.parse(cursor);
    captures++;
    hasDuplicateName |= !names.tryAdd(name, captures, frame.way());
    push(GroupFrame.Kind.CAPTURING, captures);
  }

  private void push(GroupFrame.Kind kind, int firstGroup) {
    frame =
        new GroupFrame(
            kind, frame, ++serial, firstGroup, frame.ignoreCase, frame.multiline, frame.dotAll);
  }

  private void closeGroup() throws RegExpSyntaxException {
    GroupFrame closed = frame;
    GroupFrame parent = closed.parent;
    if (parent == null) {
      throw cursor.error(PatternError.UNMATCHED_PARENTHESIS);
    }
    cursor.position++;
    frame = parent;
    PatternNode node = closed.toNode(closed.body());
    boolean mayRepeat =
        switch (closed.kind) {
          case LOOK_AHEAD, NEGATIVE_LOOK_AHEAD -> !cursor.unicodeMode;
          case LOOK_BEHIND, NEGATIVE_LOOK_BEHIND -> false;
          default -> true;
        };
    if (mayRepeat) {
      quantified(node, closed.firstGroup);
    } else {
      int start = cursor.position;
      if (tryQuantifier() != null) {
        throw cursor.error(PatternError.INVALID_QUANTIFIER);
      }
      cursor.position = start;
      frame.add(node);
    }
  }

  /** Adds a term with the quantifier that may follow it. */
  private void quantified(PatternNode body, int firstGroup) throws RegExpSyntaxException {
    Interval interval = tryQuantifier();
    if (interval == null) {
      frame.add(body);
      return;
    }
    boolean greedy = !cursor.tryTake('?');
    frame.add(
        new PatternNode.Quantified(
            body, interval.minimum, interval.maximum, greedy, firstGroup, captures + 1));
  }

  private @Nullable Interval tryQuantifier() throws RegExpSyntaxException {
    switch (cursor.unitAt(0)) {
      case '*':
        cursor.position++;
        return new Interval(0, PatternNode.UNBOUNDED);
      case '+':
        cursor.position++;
        return new Interval(1, PatternNode.UNBOUNDED);
      case '?':
        cursor.position++;
        return new Interval(0, 1);
      case '{':
        Interval interval = tryInterval();
        if (interval == null && cursor.unicodeMode) {
          throw cursor.error(PatternError.INCOMPLETE_QUANTIFIER);
        }
        if (interval != null && interval.maximum < interval.minimum) {
          throw cursor.error(PatternError.RANGE_OUT_OF_ORDER);
        }
        return interval;
      default:
        return null;
    }
  }

  /** Reads an interval in braces, or returns null and does not move. */
  private @Nullable Interval tryInterval() {
    int start = cursor.position;
    cursor.position++;
    int minimum = takeNumber();
    int maximum = minimum;
    if (minimum >= 0 && cursor.tryTake(',')) {
      maximum = cursor.unitAt(0) == '}' ? PatternNode.UNBOUNDED : takeNumber();
    }
    if (minimum < 0 || maximum < 0 || !cursor.tryTake('}')) {
      cursor.position = start;
      return null;
    }
    return new Interval(minimum, maximum);
  }

  /** A decimal number, held at the largest int; -1 if there is no digit. */
  private int takeNumber() {
    if (!PatternCursor.isDecimalDigit(cursor.unitAt(0))) {
      return -1;
    }
    long value = 0;
    while (PatternCursor.isDecimalDigit(cursor.unitAt(0))) {
      value = Math.min(value * 10 + cursor.take() - '0', Integer.MAX_VALUE);
    }
    return (int) value;
  }

  private record Interval(int minimum, int maximum) {}
}
