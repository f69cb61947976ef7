package org.ashlar.vm.compiler;

import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.CodeBlock;

/** A body of source that nests deeply: its walks need as much stack as the parse did. */
record DeepBody(CodeBlock.BodyCompiler body) implements CodeBlock.BodyCompiler {
  @Override
  public Bytecode compile(CodeBlock code) {
    return DeepStack.call(safePoint -> body.compile(code), () -> {});
  }
}
