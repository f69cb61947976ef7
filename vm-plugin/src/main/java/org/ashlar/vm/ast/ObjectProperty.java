package org.ashlar.vm.ast;

/** A member of an object literal. */
public sealed interface ObjectProperty extends Node {
  /** {@code name: value} or the shorthand {@code name}. */
  record KeyValue(int start, int end, PropertyName name, Expression value, boolean shorthand)
      implements ObjectProperty {
    @Override
    public NodeKind kind() {
      return NodeKind.KEY_VALUE;
    }
  }

  /** A method, getter or setter, as the function kind says. */
  record Method(int start, int end, PropertyName name, FunctionNode function)
      implements ObjectProperty {
    @Override
    public NodeKind kind() {
      return NodeKind.METHOD_PROPERTY;
    }
  }

  /** {@code ...argument}. */
  record Spread(int start, int end, Expression argument) implements ObjectProperty {
    @Override
    public NodeKind kind() {
      return NodeKind.SPREAD_PROPERTY;
    }
  }

  /** {@code __proto__: value}, which sets the prototype (Annex B). */
  record Prototype(int start, int end, Expression value) implements ObjectProperty {
    @Override
    public NodeKind kind() {
      return NodeKind.PROTOTYPE_PROPERTY;
    }
  }
}
