package org.ashlar.vm.compiler;

import java.util.BitSet;
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
 * @param deepPlaces where the source nests deeper than the stack of any caller allows for
 * @param inModule whether this is undefined outside functions
 * @param evalScope what surrounds direct eval code
 */
@SuppressWarnings("ArrayRecordComponent") // a table, not a value
record Unit(
    CodeUnit code,
    KeyTable keys,
    ScopeAnalysis analysis,
    int[] bindingRegisters,
    BitSet deepPlaces,
    boolean inModule,
    @Nullable EvalScope evalScope) {
  /**
   * Compiles a body that may need more stack than those have who call it. Now there is enough; all
   * others wait for their first call.
   */
  CodeBlock ready(CodeBlock code) {
    int deep = deepPlaces.nextSetBit(code.start());
    if (deep >= 0 && deep < code.end()) {
      code.body();
    }
    return code;
  }
}
