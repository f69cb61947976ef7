package org.ashlar.vm.ast;

import org.jspecify.annotations.Nullable;

/**
 * An element of an array pattern; {@code namesInitializer}: the initialiser is an anonymous
 * function definition that takes the name of the target.
 */
public record PatternElement(
    int start, int end, Pattern target, @Nullable Expression initializer, boolean namesInitializer)
    implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.PATTERN_ELEMENT;
  }
}
