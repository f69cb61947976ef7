package org.ashlar.vm.intrinsic.structured;

import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.PropertyKey;

/** The wording of the longer errors of JSON, with as much context as Node shows. */
final class JsonMessages {
  private static final int CONTEXT_UNITS = 10;

  private JsonMessages() {}

  /** The wording of a token that must not stand here; {@code complaint} lacks the position. */
  static String unexpected(String text, int position, String complaint) {
    if (!complaint.isEmpty()) {
      return complaint + position;
    }
    if (position >= text.length()) {
      return "Unexpected end of JSON input";
    }
    char first = text.charAt(position);
    if (first == '"') {
      return "Unexpected string in JSON at position " + position;
    }
    if (first == '-' || (first >= '0' && first <= '9')) {
      return "Unexpected number in JSON at position " + position;
    }
    return switch (text) {
      case "undefined", "NaN", "Infinity", "[object Object]" ->
          "\"" + text + "\" is not valid JSON";
      default -> unexpectedToken(text, position);
    };
  }

  private static String unexpectedToken(String text, int position) {
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

  /** Names the objects of a cycle: {@code open[first]} up to {@code depth}, closed by a key. */
  static String circular(
      JsObject[] open, PropertyKey[] keys, int first, int depth, PropertyKey closing) {
    StringBuilder text =
        new StringBuilder("Converting circular structure to JSON\n    --> starting at ");
    appendObject(text, open[first]);
    int afterGap = depth - first > 4 ? depth - 1 : first + 1;
    for (int i = first + 1; i < depth; i++) {
      if (i > first + 1 && i < afterGap) {
        continue;
      }
      if (i > first + 1 && i == afterGap) {
        text.append("\n    |     ...");
      }
      appendKey(text.append("\n    |     "), keys[i]);
      appendObject(text.append(" -> "), open[i]);
    }
    appendKey(text.append("\n    --- "), closing);
    return text.append(" closes the circle").toString();
  }

  private static void appendObject(StringBuilder text, JsObject object) {
    text.append("object with constructor '")
        .append(ObjectOperations.constructorName(object))
        .append('\'');
  }

  private static void appendKey(StringBuilder text, PropertyKey key) {
    if (key instanceof IndexKey) {
      text.append("index ").append(key.toDisplayString());
    } else {
      text.append("property '").append(key.toDisplayString()).append('\'');
    }
  }
}
