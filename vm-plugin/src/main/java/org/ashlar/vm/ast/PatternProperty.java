package org.ashlar.vm.ast;

import org.jspecify.annotations.Nullable;

/** A property of an object pattern; {@code namesInitializer} as in {@link PatternElement}. */
public record PatternProperty(
    int start,
    int end,
    PropertyName name,
    Pattern target,
    @Nullable Expression initializer,
    boolean namesInitializer)
    implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.PATTERN_PROPERTY;
  }
}
