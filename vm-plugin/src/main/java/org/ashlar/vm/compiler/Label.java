package org.ashlar.vm.compiler;

import java.util.Arrays;

/** A place in the code that jumps refer to before or after it is known. */
final class Label {
  private static final int UNBOUND = -1;

  private int position = UNBOUND;
  private int[] references = new int[2];
  private int count;

  boolean bound() {
    return position != UNBOUND;
  }

  int position() {
    return position;
  }

  boolean referenced() {
    return count > 0;
  }

  int references() {
    return count;
  }

  int reference(int index) {
    return references[index];
  }

  void bind(int at) {
    if (bound()) {
      throw new AssertionError("label bound twice");
    }
    position = at;
  }

  void addReference(int word) {
    if (count == references.length) {
      references = Arrays.copyOf(references, count * 2);
    }
    references[count++] = word;
  }
}
