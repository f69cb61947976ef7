package org.ashlar.vm.regexp.syntax;

/**
 * A pattern that is no pattern. The message is complete: it names the pattern and what is wrong.
 */
public final class RegExpSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  RegExpSyntaxException(String pattern, RegExpFlags flags, PatternError error) {
    super(
        "Invalid regular expression: /" + pattern + "/" + flags + ": " + error.text(),
        null,
        false,
        false);
    reason = error.text();
  }

  /** What is wrong, without the pattern. */
  public String reason() {
    return reason;
  }

  /** The error of a pattern that is well formed but needs too large a program. */
  public static RegExpSyntaxException tooLarge(String pattern, RegExpFlags flags) {
    return new RegExpSyntaxException(pattern, flags, PatternError.TOO_LARGE);
  }

  /** The complete message. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
