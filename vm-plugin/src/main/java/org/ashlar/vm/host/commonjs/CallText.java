package org.ashlar.vm.host.commonjs;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.StackFrame;
import org.jspecify.annotations.Nullable;

/** The text of a call as it stands in the program, for messages that quote it. */
final class CallText {
  private CallText() {}

  /** The text of the call of a function that is running, or empty if it cannot be told. */
  static String of(Agent agent, Object callee) {
    StackFrame at = agent.frame;
    while (at != null && at.function() != callee) {
      at = at.caller();
    }
    @Nullable StackFrame caller = at == null ? null : at.caller();
    if (caller == null) {
      return "";
    }
    int offset = caller.code().body().positions().offset(caller.pc());
    return offset < 0 ? "" : of(caller.code().unit().source().text(), offset);
  }

  /** The text of the call whose position is an offset: from its name to its last parenthesis. */
  static String of(String text, int offset) {
    int start = offset;
    while (start > 0 && isNamePart(text.charAt(start - 1))) {
      start--;
    }
    int open = text.indexOf('(', offset);
    if (open < 0 || !text.substring(start, open).strip().matches("[\\w$.?]+")) {
      return "";
    }
    int end = closing(text, open);
    return end < 0 ? "" : text.substring(start, end + 1);
  }

  private static boolean isNamePart(char c) {
    return Character.isJavaIdentifierPart(c) || c == '.';
  }

  /** The offset of the parenthesis that closes one, or -1. */
  private static int closing(String text, int open) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        if (--depth == 0) {
          return at;
        }
      } else if (c == '\'' || c == '"' || c == '`') {
        at = quoteEnd(text, at);
      } else if (c == '/' && at + 1 < text.length()) {
        at = slashEnd(text, at);
      }
      if (at < 0) {
        return -1;
      }
    }
    return -1;
  }

  private static int quoteEnd(String text, int start) {
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == text.charAt(start)) {
        return at;
      }
    }
    return -1;
  }

  /** The last offset of a comment or regular expression, or of a division. */
  private static int slashEnd(String text, int start) {
    char next = text.charAt(start + 1);
    if (next == '/') {
      int end = text.indexOf('\n', start);
      return end;
    }
    if (next == '*') {
      int end = text.indexOf("*/", start);
      return end < 0 ? -1 : end + 1;
    }
    int before = start - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    boolean division =
        before >= 0
            && (Character.isJavaIdentifierPart(text.charAt(before))
                || text.charAt(before) == ')'
                || text.charAt(before) == ']');
    return division ? start : quoteEnd(text, start);
  }
}
