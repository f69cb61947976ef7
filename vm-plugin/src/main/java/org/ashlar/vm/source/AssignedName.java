package org.ashlar.vm.source;

/**
 * What a function without a name is assigned to where it stands, {@code Type.method} in {@code
 * Type.prototype.method = function () {}}: the name that people know it by in a stack or a profile.
 */
public final class AssignedName {
  /** How far in front of a function a name is looked for. */
  private static final int MAX_CHARACTERS = 100;

  private static final String RECEIVER = "this.";

  private AssignedName() {}

  /** The name, or empty if the function that begins at an offset is assigned to none. */
  public static String of(String text, int offset) {
    int equals = skipSpace(text, offset);
    if (equals < 1 || text.charAt(equals - 1) != '=') {
      return "";
    }
    int end = skipSpace(text, equals - 1);
    int least = Math.max(0, end - MAX_CHARACTERS);
    int open = end > 0 && text.charAt(end - 1) == ']' ? text.lastIndexOf('[', end - 1) : end;
    if (open < least) {
      return "";
    }
    String owner = owner(text, least, open);
    return owner.isEmpty() || open == end ? owner : owner + "." + key(text, open + 1, end - 1);
  }

  private static String owner(String text, int least, int end) {
    int start = end;
    while (start > least && isNamePart(text.charAt(start - 1))) {
      start--;
    }
    String name = text.substring(start, end);
    String member = name.startsWith(RECEIVER) ? name.substring(RECEIVER.length()) : name;
    return member.replace(".prototype.", ".");
  }

  private static String key(String text, int start, int end) {
    String key = text.substring(start, end).strip();
    boolean literal =
        key.length() > 1
            && (key.charAt(0) == '"' || key.charAt(0) == '\'')
            && key.charAt(0) == key.charAt(key.length() - 1);
    return literal ? key.substring(1, key.length() - 1) : "<computed>";
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
