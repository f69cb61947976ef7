package org.ashlar.vm.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A binding or assignment pattern. In a declaration every leaf is a {@link Binding}, in an
 * assignment a {@link Target}.
 */
public sealed interface Pattern extends Node {
  /**
   * A name being declared; {@code id} indexes the same resolutions as {@link
   * Expression.Identifier}.
   */
  record Binding(int start, int end, int id, String name) implements Pattern {
    @Override
    public NodeKind kind() {
      return NodeKind.BINDING_IDENTIFIER;
    }
  }

  /**
   * A place being assigned: an identifier, a member form, or (sloppy, Annex B) a call that throws
   * when run.
   */
  record Target(int start, int end, Expression expression) implements Pattern {
    @Override
    public NodeKind kind() {
      return NodeKind.ASSIGNMENT_TARGET;
    }
  }

  /** {@code {a, b: c = 1, ...rest}}. */
  record ObjectPattern(int start, int end, List<PatternProperty> properties, @Nullable Pattern rest)
      implements Pattern {
    @Override
    public NodeKind kind() {
      return NodeKind.OBJECT_PATTERN;
    }
  }

  /** {@code [a, , b = 1, ...rest]}; a hole is an element whose target is {@link Elision}. */
  record ArrayPattern(int start, int end, List<PatternElement> elements, @Nullable Pattern rest)
      implements Pattern {
    @Override
    public NodeKind kind() {
      return NodeKind.ARRAY_PATTERN;
    }
  }

  /** A skipped element of an array pattern. */
  record Elision(int start, int end) implements Pattern {
    @Override
    public NodeKind kind() {
      return NodeKind.PATTERN_ELISION;
    }
  }
}
