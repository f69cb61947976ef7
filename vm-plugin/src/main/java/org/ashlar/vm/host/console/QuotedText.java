package org.ashlar.vm.host.console;

/** Strings as literals, with the quote that needs fewest escapes. */
final class QuotedText {
  private static final String[] SHORT = {"\\b", "\\t", "\\n", "\\x0B", "\\f", "\\r"};

  private QuotedText() {}

  static String quote(String text) {
    char quote = '\'';
    if (text.indexOf('\'') >= 0) {
      if (text.indexOf('"') < 0) {
        quote = '"';
      } else if (text.indexOf('`') < 0 && !text.contains("${")) {
        quote = '`';
      }
    }
    StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || (c >= 0x7F && c <= 0x9F)) {
        out.append(c >= '\b' && c <= '\r' ? SHORT[c - '\b'] : String.format("\\x%02X", (int) c));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append(quote).toString();
  }

  /** Whether a property name needs no quotes. */
  static boolean isPlainName(String name) {
    if (name.isEmpty() || (name.charAt(0) >= '0' && name.charAt(0) <= '9')) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c == '_'
          || (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9'))) {
        return false;
      }
    }
    return true;
  }
}
