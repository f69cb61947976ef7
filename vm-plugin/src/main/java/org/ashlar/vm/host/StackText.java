package org.ashlar.vm.host;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.jspecify.annotations.Nullable;

/**
 * The frames that the text of an error's {@code stack} names. Programs write what they like into
 * it, so a line that names no place is passed over whatever it looks like, and only the beginning
 * of a text is read, in one pass.
 */
final class StackText {
  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_FRAMES = 10_000;
  private static final String START = "at ";

  private StackText() {}

  static List<StackFrame> frames(String stack) {
    List<StackFrame> frames = new ArrayList<>();
    int end = Math.min(stack.length(), MAX_CHARACTERS);
    for (int start = 0; start < end && frames.size() < MAX_FRAMES; ) {
      int next = stack.indexOf('\n', start, end);
      int stop = next < 0 ? end : next;
      StackFrame frame = frame(stack.substring(start, stop));
      if (frame != null) {
        frames.add(frame);
      }
      start = stop + 1;
    }
    return frames;
  }

  /** The frame of a line: {@code at function (source:1:2)} or {@code at source:1:2}, indented. */
  private static @Nullable StackFrame frame(String line) {
    String text = line.strip();
    if (!text.startsWith(START) || line.startsWith(START)) {
      return null;
    }
    boolean named = text.endsWith(")");
    int open = named ? text.indexOf(" (") : -1;
    if (named && open < START.length()) {
      return null;
    }
    SourceLocation location =
        named
            ? location(text.substring(open + " (".length(), text.length() - 1))
            : location(text.substring(START.length()));
    String function = named ? text.substring(START.length(), open) : "";
    return location == null ? null : new StackFrame(function, location);
  }

  private static @Nullable SourceLocation location(String place) {
    int second = place.lastIndexOf(':');
    int first = second < 1 ? -1 : place.lastIndexOf(':', second - 1);
    if (first < 0) {
      return null;
    }
    int line = number(place.substring(first + 1, second));
    int column = number(place.substring(second + 1));
    return line < 1 || column < 1
        ? null
        : new SourceLocation(place.substring(0, first), line, column);
  }

  /** A whole number, or 0 if the text is none or stands for one that is too large. */
  private static int number(String text) {
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      number = number * 10 + digit;
      if (digit < 0 || digit > 9 || number > Integer.MAX_VALUE) {
        return 0;
      }
    }
    return (int) number;
  }
}
