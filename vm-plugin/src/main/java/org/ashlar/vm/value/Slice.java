package org.ashlar.vm.value;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A window on a flat string, so that a lexer which eats its input from the front stays linear.
 *
 * <p>It keeps the whole text alive until it is flattened; flattening copies the window and lets go
 * of the text.
 */
public final class Slice extends StringNode {
  private @Nullable String text;
  private final int start;
  private final int length;
  private @Nullable String flat;

  Slice(String text, int start, int length) {
    this.text = text;
    this.start = start;
    this.length = length;
  }

  /** The text that this is a window on; Java null once the window was copied. */
  public @Nullable String wholeText() {
    return flat == null ? text : null;
  }

  /** Where the window starts in the whole text. */
  public int start() {
    return start;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    String known = flat;
    if (known != null) {
      return known.charAt(index);
    }
    String whole = text;
    if (whole == null) {
      return toString().charAt(index);
    }
    return whole.charAt(start + Objects.checkIndex(index, length));
  }

  @Override
  public String toString() {
    String known = flat;
    if (known != null) {
      return known;
    }
    String whole = text;
    if (whole == null) {
      // Another reader flattened between our two reads: its write of flat came first.
      return Objects.requireNonNull(flat);
    }
    String made = whole.substring(start, start + length);
    flat = made;
    return made;
  }
}
