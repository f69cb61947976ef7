package org.ashlar.vm.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method or field of a class, in source order. Static blocks are statements of the static
 * initialiser only.
 */
public sealed interface ClassElement extends Node {
  /** What decorators of the element give, evaluated before a computed name. */
  List<Expression> decorators();

  /** A method, getter or setter, as the function kind says. */
  record Method(
      int start,
      int end,
      boolean isStatic,
      PropertyName name,
      FunctionNode function,
      List<Expression> decorators)
      implements ClassElement {
    @Override
    public NodeKind kind() {
      return NodeKind.CLASS_METHOD;
    }
  }

  /**
   * A field, or the field behind an auto-accessor. {@code computedNameId} is -1, or for a computed
   * name the id under which the initialiser function finds the key that was computed when the class
   * was defined. {@code decorationId} is -1, or for an auto-accessor and a field with decorators
   * the id under which it finds what became of them.
   */
  record Field(
      int start,
      int end,
      boolean isStatic,
      PropertyName name,
      @Nullable Expression initializer,
      int computedNameId,
      boolean accessor,
      List<Expression> decorators,
      int decorationId)
      implements ClassElement {
    @Override
    public NodeKind kind() {
      return NodeKind.CLASS_FIELD;
    }
  }
}
