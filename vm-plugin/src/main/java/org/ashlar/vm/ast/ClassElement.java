package org.ashlar.vm.ast;

import org.jspecify.annotations.Nullable;

/**
 * A method or field of a class, in source order. Static blocks are statements of the static
 * initialiser only.
 */
public sealed interface ClassElement extends Node {
  /** A method, getter or setter, as the function kind says. */
  record Method(int start, int end, boolean isStatic, PropertyName name, FunctionNode function)
      implements ClassElement {
    @Override
    public NodeKind kind() {
      return NodeKind.CLASS_METHOD;
    }
  }

  /**
   * A field. {@code computedNameId} is -1, or for a computed name the id under which the
   * initialiser function finds the key that was computed when the class was defined.
   */
  record Field(
      int start,
      int end,
      boolean isStatic,
      PropertyName name,
      @Nullable Expression initializer,
      int computedNameId)
      implements ClassElement {
    @Override
    public NodeKind kind() {
      return NodeKind.CLASS_FIELD;
    }
  }
}
