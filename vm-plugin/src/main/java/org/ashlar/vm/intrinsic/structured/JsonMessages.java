package org.ashlar.vm.intrinsic.structured;

/** The wording of an unexpected token, with as much of the text around it as Node shows. */
final class JsonMessages {
  private static final int CONTEXT_UNITS = 10;

  private JsonMessages() {}

  static String unexpectedToken(String text, int position) {
    int start = 0;
    int end = text.length();
    if (text.length() > 2 * CONTEXT_UNITS) {
      start = Math.max(0, position - CONTEXT_UNITS);
      end = Math.min(text.length(), position + CONTEXT_UNITS);
    }
    String before = start > 0 ? "..." : "";
    String after = end < text.length() ? "..." : "";
    String token = new String(Character.toChars(text.codePointAt(position)));
    String context = text.substring(start, end);
    return "Unexpected token '%s', %s\"%s\"%s is not valid JSON"
        .formatted(token, before, context, after);
  }
}
