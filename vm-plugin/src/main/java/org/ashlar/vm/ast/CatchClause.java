package org.ashlar.vm.ast;

import org.jspecify.annotations.Nullable;

/** {@code catch}; the parameter has a scope of its own ({@code id}) around the block. */
public record CatchClause(
    int start, int end, int id, @Nullable Pattern parameter, Statement.Block body) implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.CATCH_CLAUSE;
  }
}
