/**
 * The bytecode interpreter: the loop, and the entries through which functions of each kind are
 * called.
 *
 * <p>Entry type: {@link org.ashlar.vm.interpreter.Interpreter}. What instructions mean is in {@code
 * instruction}; frames are in {@code execution}.
 */
@NullMarked
package org.ashlar.vm.interpreter;

import org.jspecify.annotations.NullMarked;
