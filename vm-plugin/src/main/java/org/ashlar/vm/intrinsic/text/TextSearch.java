package org.ashlar.vm.intrinsic.text;

import org.ashlar.vm.object.Agent;

/**
 * Finding one string in another, with safe points.
 *
 * <p>Implementation note. {@link String#indexOf(String, int)} is fast on ordinary text but takes
 * the product of both lengths on repetitive text. So short needles are looked for in windows of the
 * text, and long ones by the prefix function, which is linear.
 */
public final class TextSearch {
  private static final int WINDOW = 1 << 16;
  private static final int LONG_NEEDLE = 64;
  private static final int STEPS_PER_POLL = 1 << 14;

  private TextSearch() {}

  /** The first index at or after {@code from} (0 to the length) where the needle stands, or -1. */
  public static int indexOf(Agent agent, String text, String needle, int from) {
    return indexOf(agent, text, needle, from, text.length());
  }

  /** As above, with the needle wholly in front of {@code to} (from {@code from} to the length). */
  static int indexOf(Agent agent, String text, String needle, int from, int to) {
    long work = (long) (to - from) * Math.max(1, needle.length());
    if (work <= 16L * WINDOW) {
      return text.indexOf(needle, from, to);
    }
    return needle.length() > LONG_NEEDLE
        ? linearIndexOf(agent, text, needle, from, to)
        : windowedIndexOf(agent, text, needle, from, to);
  }

  private static int windowedIndexOf(Agent agent, String text, String needle, int from, int to) {
    int lastStart = to - needle.length();
    for (int start = from; start <= lastStart; start += WINDOW) {
      agent.poll();
      int end = Math.min(to, start + WINDOW + needle.length() - 1);
      int found = text.indexOf(needle, start, end);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private static int linearIndexOf(Agent agent, String text, String needle, int from, int to) {
    int[] borders = borders(agent, needle);
    int matched = 0;
    for (int i = from; i < to; i++) {
      if ((i & (STEPS_PER_POLL - 1)) == 0) {
        agent.poll();
      }
      char unit = text.charAt(i);
      while (matched > 0 && needle.charAt(matched) != unit) {
        matched = borders[matched - 1];
      }
      if (needle.charAt(matched) == unit) {
        matched++;
      }
      if (matched == needle.length()) {
        return i - matched + 1;
      }
    }
    return -1;
  }

  /** For each prefix of the needle the length of its longest proper border. */
  private static int[] borders(Agent agent, String needle) {
    agent.charge(4L * needle.length());
    int[] borders = new int[needle.length()];
    int border = 0;
    for (int i = 1; i < borders.length; i++) {
      if ((i & (STEPS_PER_POLL - 1)) == 0) {
        agent.poll();
      }
      while (border > 0 && needle.charAt(border) != needle.charAt(i)) {
        border = borders[border - 1];
      }
      if (needle.charAt(border) == needle.charAt(i)) {
        border++;
      }
      borders[i] = border;
    }
    return borders;
  }

  /** The last index at or before {@code from} where the needle stands, or -1. */
  public static int lastIndexOf(Agent agent, String text, String needle, int from) {
    int start = Math.min(from, text.length() - needle.length());
    if ((long) (start + 1) * Math.max(1, needle.length()) <= 16L * WINDOW) {
      return text.lastIndexOf(needle, start);
    }
    for (int i = start; i >= 0; i--) {
      if (needle.length() > LONG_NEEDLE || (i & 1023) == 0) {
        agent.poll();
      }
      if (text.startsWith(needle, i)) {
        return i;
      }
    }
    return -1;
  }
}
