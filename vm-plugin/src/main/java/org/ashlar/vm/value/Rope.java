package org.ashlar.vm.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A concatenation that is flattened when its text is first looked at.
 *
 * <p>Implementation note: flattening walks the tree with an explicit stack from the right, so a
 * chain of a million appends neither recurses nor copies more than once; afterwards the node
 * forgets its parts. Strings may be read by several agents; the flat text is published before the
 * parts are dropped and a reader that misses both reads the flat text again.
 */
public final class Rope extends StringNode {
  private @Nullable CharSequence left;
  private @Nullable CharSequence right;
  private volatile @Nullable String flat;
  private final int length;

  Rope(CharSequence left, CharSequence right, int length) {
    this.left = left;
    this.right = right;
    this.length = length;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public String toString() {
    String known = flat;
    if (known != null) {
      return known;
    }
    String made = flatten();
    flat = made;
    left = null;
    right = null;
    return made;
  }

  /** The first part, or Java null once the text is contiguous. */
  public @Nullable CharSequence left() {
    return left;
  }

  /** The second part, or Java null once the text is contiguous. */
  public @Nullable CharSequence right() {
    return right;
  }

  /** Whether the text is already contiguous. */
  public boolean isFlat() {
    return flat != null;
  }

  private String flatten() {
    byte[] latin = new byte[length];
    if (fillLatin(latin)) {
      return new String(latin, StandardCharsets.ISO_8859_1);
    }
    char[] units = new char[length];
    Walk walk = new Walk(this);
    int end = length;
    for (String part = walk.previous(); part != null; part = walk.previous()) {
      end -= part.length();
      part.getChars(0, part.length(), units, end);
    }
    return new String(units);
  }

  @SuppressWarnings(
      "deprecation") // getBytes(int...) is the one bulk copy of low bytes; the check beside it
  // makes it exact
  private boolean fillLatin(byte[] target) {
    Walk walk = new Walk(this);
    int end = length;
    for (String part = walk.previous(); part != null; part = walk.previous()) {
      if (!isLatin(part)) {
        return false;
      }
      end -= part.length();
      part.getBytes(0, part.length(), target, end);
    }
    return true;
  }

  private static boolean isLatin(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }

  /** Flat parts from right to left. */
  private static final class Walk {
    private CharSequence[] stack = new CharSequence[16];
    private int depth;

    Walk(Rope root) {
      stack[depth++] = root;
    }

    @Nullable String previous() {
      while (depth > 0) {
        CharSequence node = stack[--depth];
        if (!(node instanceof Rope rope)) {
          return Strings.flat(node);
        }
        CharSequence first = rope.left;
        CharSequence second = rope.right;
        String known = rope.flat;
        if (known != null) {
          return known;
        }
        if (first == null || second == null) {
          throw new AssertionError("a rope lost its parts before its text was published");
        }
        if (depth + 2 > stack.length) {
          stack = Arrays.copyOf(stack, depth * 2 + 2);
        }
        stack[depth++] = first;
        stack[depth++] = second;
      }
      return null;
    }
  }
}
