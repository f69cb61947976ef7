package org.ashlar.vm.value;

/** The three representations of a JavaScript string and the moves between them. */
public final class Strings {
  /** Longest string, in UTF-16 units: V8's limit, so that programs meet the same error. */
  public static final int MAX_LENGTH = (1 << 29) - 24;

  // Below this a copy is cheaper than a node.
  private static final int MIN_ROPE_LENGTH = 24;
  private static final int MIN_SLICE_LENGTH = 24;

  private Strings() {}

  public static boolean isString(Object value) {
    return value instanceof String || value instanceof StringNode;
  }

  /** The flat form of a string; a node remembers it. */
  public static String flat(CharSequence string) {
    return string instanceof String flat ? flat : string.toString();
  }

  /**
   * Concatenation without a limit check; the caller has checked the sum against {@link #MAX_LENGTH}
   * and charged it.
   */
  public static CharSequence concat(CharSequence left, CharSequence right) {
    int leftLength = left.length();
    int rightLength = right.length();
    if (rightLength == 0) {
      return left;
    }
    if (leftLength == 0) {
      return right;
    }
    int length = leftLength + rightLength;
    if (length < MIN_ROPE_LENGTH) {
      return flat(left).concat(flat(right));
    }
    return new Rope(left, right, length);
  }

  /** The units from {@code start} to {@code end}, sharing the text of a long string. */
  public static CharSequence slice(CharSequence string, int start, int end) {
    int length = end - start;
    if (length == string.length()) {
      return string;
    }
    // A window on a window is one on the whole text: copying each remainder would be quadratic.
    String whole = string instanceof Slice slice ? slice.wholeText() : null;
    int offset = whole == null ? start : ((Slice) string).start() + start;
    String flat = whole == null ? flat(string) : whole;
    if (length < MIN_SLICE_LENGTH) {
      return flat.substring(offset, offset + length);
    }
    return new Slice(flat, offset, length);
  }

  /** Equality of the units; either may be any representation. */
  public static boolean equal(CharSequence left, CharSequence right) {
    if (left == right) {
      return true;
    }
    if (left.length() != right.length()) {
      return false;
    }
    return left instanceof Slice || right instanceof Slice
        ? equalWindows(left, right)
        : flat(left).equals(flat(right));
  }

  /** Compares slices where they lie: most texts that differ do so early. */
  private static boolean equalWindows(CharSequence left, CharSequence right) {
    String leftWhole = left instanceof Slice slice ? slice.wholeText() : null;
    String rightWhole = right instanceof Slice slice ? slice.wholeText() : null;
    int leftStart = leftWhole == null ? 0 : ((Slice) left).start();
    int rightStart = rightWhole == null ? 0 : ((Slice) right).start();
    String leftText = leftWhole == null ? flat(left) : leftWhole;
    String rightText = rightWhole == null ? flat(right) : rightWhole;
    return leftText.regionMatches(leftStart, rightText, rightStart, left.length());
  }
}
