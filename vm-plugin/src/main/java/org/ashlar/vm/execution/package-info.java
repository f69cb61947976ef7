/**
 * Execution contexts: frames, environments, script functions, and what suspends and resumes them
 * (clauses 9.1, 9.4, 10.2, 27.2.1 and 27.5 to 27.7).
 *
 * <p>Here is the state; the meaning of instructions is in {@code instruction}, the loop in {@code
 * interpreter}, the objects that guest code sees of promises and generators in {@code
 * intrinsic.control}. A suspended frame is always in the interpreter's format. Entry types: {@link
 * org.ashlar.vm.execution.Frame} and {@link org.ashlar.vm.execution.ScriptFunction}.
 */
@NullMarked
package org.ashlar.vm.execution;

import org.jspecify.annotations.NullMarked;
