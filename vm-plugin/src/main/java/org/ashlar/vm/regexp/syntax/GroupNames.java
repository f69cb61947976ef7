package org.ashlar.vm.regexp.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.unicode.IdentifierCharacters;

/**
 * The names of a pattern's groups. One name may stand in several alternatives of a disjunction,
 * because then at most one of its groups takes part in a match; so each group is recorded with the
 * way to it: pairs of a disjunction and the number of the alternative in it.
 */
final class GroupNames {
  private static final char CLOSING = '>';

  private final Map<String, List<Integer>> groups = new LinkedHashMap<>();
  private final Map<String, List<int[]>> ways = new HashMap<>();

  /** Reads a group name and the bracket behind it. */
  static String parse(PatternCursor cursor) throws RegExpSyntaxException {
    StringBuilder name = new StringBuilder();
    while (true) {
      if (cursor.atEnd()) {
        throw cursor.error(PatternError.INVALID_CAPTURE_GROUP_NAME);
      }
      int character = cursor.source.codePointAt(cursor.position);
      cursor.position += Character.charCount(character);
      if (character == CLOSING) {
        if (name.isEmpty()) {
          throw cursor.error(PatternError.INVALID_CAPTURE_GROUP_NAME);
        }
        return name.toString();
      }
      if (character == '\\') {
        character = escapedCharacter(cursor);
      }
      boolean valid =
          name.isEmpty()
              ? IdentifierCharacters.isIdentifierStart(character)
              : IdentifierCharacters.isIdentifierPart(character);
      if (!valid) {
        throw cursor.error(PatternError.INVALID_CAPTURE_GROUP_NAME);
      }
      name.appendCodePoint(character);
    }
  }

  private static int escapedCharacter(PatternCursor cursor) throws RegExpSyntaxException {
    if (!cursor.tryTake('u')) {
      throw cursor.error(PatternError.INVALID_CAPTURE_GROUP_NAME);
    }
    int character = CharacterEscapes.unicodeDigits(cursor, true);
    if (character < 0) {
      throw cursor.error(PatternError.INVALID_UNICODE_ESCAPE);
    }
    return character;
  }

  /** Records a named group; false if another of that name could take part in the same match. */
  boolean tryAdd(String name, int group, int[] way) {
    List<int[]> earlierWays = ways.computeIfAbsent(name, absent -> new ArrayList<>());
    for (int[] earlier : earlierWays) {
      if (!areAlternative(earlier, way)) {
        return false;
      }
    }
    earlierWays.add(way);
    groups.computeIfAbsent(name, absent -> new ArrayList<>()).add(group);
    return true;
  }

  private static boolean areAlternative(int[] left, int[] right) {
    for (int index = 0; index < Math.min(left.length, right.length); index += 2) {
      if (left[index] != right[index]) {
        return false;
      }
      if (left[index + 1] != right[index + 1]) {
        return true;
      }
    }
    return false;
  }

  boolean has(String name) {
    return groups.containsKey(name);
  }

  List<Pattern.GroupName> toList() {
    List<Pattern.GroupName> names = new ArrayList<>(groups.size());
    groups.forEach((name, list) -> names.add(new Pattern.GroupName(name, List.copyOf(list))));
    return names;
  }
}
