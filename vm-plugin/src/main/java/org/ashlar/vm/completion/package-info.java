/**
 * How evaluation leaves a frame other than by a value (clause 6.2.4): guest exceptions and
 * terminations.
 *
 * <p>{@link org.ashlar.vm.completion.ThrowCompletion} carries a guest value and may be caught by
 * guest code; {@link org.ashlar.vm.completion.Termination} ends the whole context and is seen by no
 * guest handler. The texts of native errors are rows of {@link org.ashlar.vm.completion.Message};
 * the objects are made in {@code operation.Errors}.
 */
@NullMarked
package org.ashlar.vm.completion;

import org.jspecify.annotations.NullMarked;
