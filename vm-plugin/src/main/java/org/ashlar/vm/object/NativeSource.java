package org.ashlar.vm.object;

import org.ashlar.vm.unicode.IdentifierCharacters;

/** The source text of functions that have none: what the grammar calls NativeFunction. */
final class NativeSource {
  private NativeSource() {}

  /** The text of a function of a name; a name that the grammar does not take is quoted. */
  static String of(String name) {
    boolean accessor = name.startsWith("get ") || name.startsWith("set ");
    String prefix = accessor ? name.substring(0, 4) : "";
    String key = name.substring(prefix.length());
    return "function "
        + prefix
        + (isPropertyName(key) ? key : quoted(key))
        + "() { [native code] }";
  }

  private static boolean isPropertyName(String key) {
    return key.isEmpty() || isSymbol(key) || isIdentifier(key);
  }

  /** Whether it looks like a well-known symbol's name in brackets. */
  private static boolean isSymbol(String key) {
    return key.startsWith("[Symbol.")
        && key.endsWith("]")
        && isIdentifier(key.substring("[Symbol.".length(), key.length() - 1));
  }

  private static boolean isIdentifier(String text) {
    return !text.isEmpty()
        && IdentifierCharacters.isIdentifierStart(text.codePointAt(0))
        && text.codePoints().allMatch(IdentifierCharacters::isIdentifierPart);
  }

  private static String quoted(String key) {
    StringBuilder text = new StringBuilder("[\"");
    for (int i = 0; i < key.length(); i++) {
      char unit = key.charAt(i);
      switch (unit) {
        case '"', '\\' -> text.append('\\').append(unit);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(unit);
      }
    }
    return text.append("\"]").toString();
  }
}
