package org.ashlar.vm.ast;

import org.jspecify.annotations.Nullable;

/** A formal parameter; a rest parameter has no initialiser. */
public record Parameter(
    int start, int end, Pattern target, @Nullable Expression initializer, boolean rest)
    implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.PARAMETER;
  }

  /**
   * Whether the initialiser is an anonymous function definition that takes the name of the
   * parameter.
   */
  public boolean namesInitializer() {
    return initializer != null
        && target instanceof Pattern.Binding
        && initializer.isAnonymousFunctionDefinition();
  }
}
