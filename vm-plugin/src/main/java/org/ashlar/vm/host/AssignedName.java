package org.ashlar.vm.host;

/**
 * What a function without a name is assigned to where it stands, {@code proto.method} in {@code
 * proto.method = function () {}}: the name that people know it by in a profile.
 */
final class AssignedName {
  /** How far in front of a function a name is looked for. */
  private static final int MAX_CHARACTERS = 100;

  private AssignedName() {}

  /** The name, or empty if the function that begins at an offset is assigned to none. */
  static String of(String text, int offset) {
    int equals = skipSpace(text, offset);
    if (equals < 1 || text.charAt(equals - 1) != '=') {
      return "";
    }
    int end = skipSpace(text, equals - 1);
    int start = end;
    int least = Math.max(0, end - MAX_CHARACTERS);
    while (start > least && isNamePart(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end);
  }

  private static int skipSpace(String text, int end) {
    int at = end;
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isNamePart(char c) {
    return Character.isJavaIdentifierPart(c) || c == '.';
  }
}
