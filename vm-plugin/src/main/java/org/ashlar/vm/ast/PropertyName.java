package org.ashlar.vm.ast;

/** The name of a property in an object literal, a pattern or a class. */
public sealed interface PropertyName extends Node {
  /**
   * An identifier or string literal (which may spell an array index), or a BigInt literal in
   * decimal.
   */
  record Literal(int start, int end, String name) implements PropertyName {
    @Override
    public NodeKind kind() {
      return NodeKind.LITERAL_NAME;
    }
  }

  /** A number literal, {@code Integer} or {@code Double}. */
  record Numeric(int start, int end, Number value) implements PropertyName {
    @Override
    public NodeKind kind() {
      return NodeKind.NUMERIC_NAME;
    }
  }

  /** {@code [expression]}. */
  record Computed(int start, int end, Expression expression) implements PropertyName {
    @Override
    public NodeKind kind() {
      return NodeKind.COMPUTED_NAME;
    }
  }

  /**
   * {@code #name}, name without the hash; {@code id} indexes the resolutions of the scope analysis.
   */
  record Private(int start, int end, int id, String name) implements PropertyName {
    @Override
    public NodeKind kind() {
      return NodeKind.PRIVATE_NAME;
    }
  }
}
