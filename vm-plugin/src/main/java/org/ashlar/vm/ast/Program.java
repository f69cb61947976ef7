package org.ashlar.vm.ast;

import java.util.BitSet;
import java.util.List;

/**
 * A parsed script, module, eval code or dynamic function. {@code identifierCount} and {@code
 * scopeCount} bound the ids in the tree. {@code flags} are those of {@link FunctionFlag} that apply
 * to top-level code. A dynamic function is a script whose only statement is an expression statement
 * holding the function expression. {@code deepPlaces} are the offsets at which the source nests
 * deeper than every stack allows for, and nobody changes them.
 */
public record Program(
    int start,
    int end,
    int id,
    ProgramKind programKind,
    int flags,
    List<Statement> statements,
    int identifierCount,
    int scopeCount,
    BitSet deepPlaces)
    implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.PROGRAM;
  }

  public boolean has(FunctionFlag flag) {
    return (flags & flag.bit()) != 0;
  }

  public boolean strict() {
    return has(FunctionFlag.STRICT);
  }

  /** Whether a module awaits at top level, which makes its evaluation asynchronous. */
  public boolean topLevelAwait() {
    return has(FunctionFlag.TOP_LEVEL_AWAIT);
  }
}
