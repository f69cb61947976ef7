package org.ashlar.vm.intrinsic.text;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.value.Slice;
import org.ashlar.vm.value.Strings;

/**
 * A string that is searched: a part of a flat text. A slice is searched where it lies, so that a
 * program which eats its input from the front does not copy the rest again and again. Positions are
 * relative to the string.
 *
 * @param string the string itself
 * @param text the text it is a part of
 * @param from where it starts in the text
 */
record Subject(CharSequence string, String text, int from) {
  static Subject of(CharSequence string) {
    if (string instanceof Slice slice) {
      String whole = slice.wholeText();
      if (whole != null) {
        return new Subject(string, whole, slice.start());
      }
    }
    return new Subject(string, Strings.flat(string), 0);
  }

  int length() {
    return string.length();
  }

  /** The first position at or after one (0 to the length) where a text stands, or -1. */
  int indexOf(Agent agent, String needle, int start) {
    int found = TextSearch.indexOf(agent, text, needle, from + start, from + length());
    return found < 0 ? -1 : found - from;
  }

  /** Whether a text stands at a position, which may be negative. */
  boolean hasAt(String needle, int position) {
    return position >= 0
        && position <= length() - needle.length()
        && text.startsWith(needle, from + position);
  }

  CharSequence part(int start, int end) {
    return start == end ? "" : Strings.slice(text, from + start, from + end);
  }
}
