package org.ashlar.vm.host.console;

import java.util.regex.Pattern;

/** How many columns of a terminal a text takes. */
final class DisplayWidth {
  private static final Pattern COLOR = Pattern.compile("\u001b\\[\\d\\d?m");
  private static final int SOFT_HYPHEN = 0xAD;

  private DisplayWidth() {}

  /**
   * The columns of a text of one line: ideographs and pictures take two, marks none.
   *
   * @param colors whether the text may hold colour codes, which take no columns
   */
  static int of(String text, boolean colors) {
    String shown = plain(text, colors);
    int columns = 0;
    for (int i = 0; i < shown.length(); ) {
      int c = shown.codePointAt(i);
      columns += c < 0x7F ? 1 : isMark(c) ? 0 : isWide(c) ? 2 : 1;
      i += Character.charCount(c);
    }
    return columns;
  }

  /** The characters of a text without its colour codes. */
  static int characters(String text, boolean colors) {
    return plain(text, colors).length();
  }

  private static String plain(String text, boolean colors) {
    return colors ? COLOR.matcher(text).replaceAll("") : text;
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT -> c != SOFT_HYPHEN;
      case Character.CONTROL, Character.ENCLOSING_MARK, Character.NON_SPACING_MARK -> true;
      default -> Character.isEmojiModifier(c);
    };
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0x20000 && c <= 0x3FFFD)
        || Character.isEmojiPresentation(c);
  }
}
