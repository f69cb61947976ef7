package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Constants that loops use as operands. They get registers of their own, loaded where control
 * enters the outermost loop, so that an iteration does not load them again.
 *
 * <p>Implementation note: which constants a loop uses shows only while it is compiled, so their
 * loads are noted here and put in front of the loop when the body is laid out.
 */
final class LoopConstants {
  /** Frames of loops with many constants would grow without end. */
  private static final int LIMIT = 8;

  private final Map<Object, Integer> registers = new HashMap<>();
  private final List<Object> values = new ArrayList<>();
  private final IntList positions = new IntList(4);
  private final List<IntList> uses = new ArrayList<>();
  private boolean inLoop;

  /** Enters a loop; false if it is inside another one. */
  boolean enter(int position) {
    if (inLoop) {
      return false;
    }
    inLoop = true;
    positions.add(position);
    uses.add(new IntList(4));
    return true;
  }

  /** Leaves the outermost loop. */
  void leave() {
    inLoop = false;
  }

  /** The register, by its number among these, that holds a constant in the current loop; or -1. */
  int register(Object constant) {
    if (!inLoop) {
      return -1;
    }
    Integer present = registers.get(constant);
    if (present == null) {
      if (values.size() == LIMIT) {
        return -1;
      }
      present = values.size();
      values.add(constant);
      registers.put(constant, present);
    }
    IntList used = uses.getLast();
    for (int i = 0; i < used.size(); i++) {
      if (used.get(i) == present) {
        return present;
      }
    }
    used.add(present);
    return present;
  }

  int count() {
    return values.size();
  }

  Object value(int register) {
    return values.get(register);
  }

  /** How many loops there are; their positions ascend. */
  int loops() {
    return positions.size();
  }

  int position(int loop) {
    return positions.get(loop);
  }

  /** The constants that a loop uses. */
  IntList uses(int loop) {
    return uses.get(loop);
  }
}
