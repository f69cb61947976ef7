package org.ashlar.vm.regexp.syntax;

import org.jspecify.annotations.Nullable;

/** The flags of a regular expression. */
public record RegExpFlags(
    boolean hasIndices,
    boolean global,
    boolean ignoreCase,
    boolean multiline,
    boolean dotAll,
    boolean unicode,
    boolean unicodeSets,
    boolean sticky) {

  private static final String LETTERS = "dgimsuvy";

  /** The flags that {@code text} lists; null if a letter is unknown, repeated, or u meets v. */
  public static @Nullable RegExpFlags parse(String text) {
    int seen = 0;
    for (int index = 0; index < text.length(); index++) {
      int flag = LETTERS.indexOf(text.charAt(index));
      if (flag < 0 || (seen & 1 << flag) != 0) {
        return null;
      }
      seen |= 1 << flag;
    }
    RegExpFlags flags =
        new RegExpFlags(
            (seen & 1) != 0,
            (seen & 2) != 0,
            (seen & 4) != 0,
            (seen & 8) != 0,
            (seen & 16) != 0,
            (seen & 32) != 0,
            (seen & 64) != 0,
            (seen & 128) != 0);
    return flags.unicode && flags.unicodeSets ? null : flags;
  }

  /** True if the pattern matches code points (u or v), false if it matches code units. */
  public boolean isUnicodeMode() {
    return unicode || unicodeSets;
  }

  /** The letters in the order of the accessor {@code flags}. */
  @Override
  public String toString() {
    boolean[] values = {
      hasIndices, global, ignoreCase, multiline, dotAll, unicode, unicodeSets, sticky
    };
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < values.length; index++) {
      if (values[index]) {
        text.append(LETTERS.charAt(index));
      }
    }
    return text.toString();
  }
}
