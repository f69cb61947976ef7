package org.ashlar.architecture;

import java.util.List;
import java.util.Set;

/**
 * The layers of the virtual machine, lowest first; packages of one layer may use each other. The
 * same picture stands in {@code docs/architecture.md}, and a test compares the two.
 */
final class Layers {
  static final List<Set<String>> RUNTIME =
      List.of(
          Set.of("unicode"),
          Set.of("source"),
          Set.of("value"),
          Set.of("completion"),
          Set.of("code"),
          Set.of("shape"),
          Set.of("feedback"),
          Set.of("object"),
          Set.of("execution"),
          Set.of("operation"),
          Set.of("exotic"),
          Set.of("regexp", "module", "intrinsic"),
          Set.of("instruction"),
          Set.of("interpreter"),
          Set.of("tier"));

  /** Stands on {@link #SHARED}, the bottom of the runtime. */
  static final List<Set<String>> FRONT_END =
      List.of(
          Set.of("lexer"), Set.of("ast"), Set.of("parser"), Set.of("scope"), Set.of("compiler"));

  /** What the front end may use of the runtime. */
  static final Set<String> SHARED = Set.of("unicode", "source", "value", "completion", "code");

  /** Joins front end and runtime, and may use all of both. */
  static final String JOINT = "host";

  private Layers() {}

  /** The height of a package's layer, or -1 when the package has none in this order. */
  static int height(List<Set<String>> layers, String name) {
    for (int height = 0; height < layers.size(); height++) {
      if (layers.get(height).contains(name)) {
        return height;
      }
    }
    return -1;
  }
}
