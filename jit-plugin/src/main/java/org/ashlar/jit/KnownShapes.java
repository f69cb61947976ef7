package org.ashlar.jit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which shapes the objects in registers have for certain at this place of a block, because the code
 * before it has tested them.
 *
 * <p>Implementation note. Any operation that may run guest code or change objects ends all
 * knowledge, and so does each block boundary. Nothing here influences the forms of registers, so
 * the analysis may know less than the emission. A register that is known has its object, as such,
 * in the local {@link Registers#receiver}.
 */
final class KnownShapes {
  /** Operations that change no object's shape or prototype and run no guest code. */
  private static final Set<String> HARMLESS =
      Set.of(
          "appendDouble",
          "appendInt",
          "box.int",
          "canonical",
          "charCodeAt",
          "closureEnvironment",
          "codeOf",
          "comparison.isNullish",
          "comparison.truthy",
          "doubleOf",
          "isBuiltin",
          "isCurrent",
          "isHole",
          "isInt",
          "isLazy",
          "isNumber",
          "lengthOf",
          "math.abs",
          "math.ceil",
          "math.floor",
          "math.sqrt",
          "newEnvironment",
          "newLargeObject",
          "newMediumObject",
          "newSmallObject",
          "push",
          "strictEquals",
          "toInt32",
          "truthy",
          "type.of");

  private final Map<Integer, Set<Integer>> shapes = new HashMap<>();
  private final Map<Integer, List<Integer>> chains = new HashMap<>();

  /** An operation of the ABI is called here. */
  void called(String operation) {
    if (!HARMLESS.contains(operation)) {
      forgetAll();
    }
  }

  void forgetAll() {
    shapes.clear();
    chains.clear();
  }

  /** A register gets another value. */
  void forget(int register) {
    shapes.remove(register);
    chains.remove(register);
  }

  /** The object of a register has one of some shapes. */
  void learn(int register, Set<Integer> possible) {
    shapes.put(register, possible);
  }

  /** The prototypes of a register's object have in turn these shapes, and then end. */
  void learnChain(int register, List<Integer> chain) {
    chains.put(register, chain);
  }

  /** The object of a register goes to another shape; others may be the same object. */
  void changed(int register, Set<Integer> possible) {
    List<Integer> chain = chains.get(register);
    forgetAll();
    shapes.put(register, possible);
    if (chain != null) {
      chains.put(register, chain);
    }
  }

  /** The possible shapes; empty if nothing is known. */
  Set<Integer> of(int register) {
    return shapes.getOrDefault(register, Set.of());
  }

  boolean isKnown(int register) {
    return shapes.containsKey(register);
  }

  boolean hasChain(int register, List<Integer> chain) {
    return chain.equals(chains.get(register));
  }
}
