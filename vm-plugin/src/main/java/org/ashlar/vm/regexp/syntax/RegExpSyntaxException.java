package org.ashlar.vm.regexp.syntax;

/**
 * A pattern that is no pattern. The message is complete: it names the pattern and what is wrong.
 */
public final class RegExpSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  RegExpSyntaxException(String pattern, RegExpFlags flags, PatternError error) {
    super(
        "Invalid regular expression: /" + pattern + "/" + flags + ": " + error.text(),
        null,
        false,
        false);
  }

  /** The complete message. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
