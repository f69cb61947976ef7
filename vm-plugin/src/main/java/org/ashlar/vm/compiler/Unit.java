package org.ashlar.vm.compiler;

import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.CodeUnit;
import org.ashlar.vm.code.EvalScope;
import org.ashlar.vm.scope.ScopeAnalysis;
import org.ashlar.vm.value.KeyTable;
import org.jspecify.annotations.Nullable;

/**
 * What the bodies of one source share while they are compiled.
 *
 * <p>Implementation note: {@code bindingRegisters} is indexed by binding; each element belongs to
 * the one function that declares the binding. Two threads that compile the same body write the same
 * numbers, so the array needs no protection.
 *
 * @param inModule whether this is undefined outside functions
 * @param evalScope what surrounds direct eval code
 * @param isDeep whether the source nests deeper than the stack of any caller allows for
 */
@SuppressWarnings("ArrayRecordComponent") // a table, not a value
record Unit(
    CodeUnit code,
    KeyTable keys,
    ScopeAnalysis analysis,
    int[] bindingRegisters,
    boolean inModule,
    @Nullable EvalScope evalScope,
    boolean isDeep) {
  /** Compiles a body where its stack fits. */
  CodeBlock.BodyCompiler body(CodeBlock.BodyCompiler compiler) {
    return isDeep ? new DeepBody(compiler) : compiler;
  }
}
