package org.ashlar.vm.ast;

import org.jspecify.annotations.Nullable;

/** One declared target of a variable declaration. */
public record VariableDeclarator(
    int start, int end, Pattern target, @Nullable Expression initializer) implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.VARIABLE_DECLARATOR;
  }

  /**
   * Whether the initialiser is an anonymous function definition that takes the name of the
   * variable.
   */
  public boolean namesInitializer() {
    return initializer != null
        && target instanceof Pattern.Binding
        && initializer.isAnonymousFunctionDefinition();
  }
}
