/**
 * Syntax trees to bytecode: one compiler class per family of nodes, over one emitter and one
 * register stack per body. What names mean is decided before, by the scope analysis; nothing here
 * executes. Entry type: {@link org.ashlar.vm.compiler.BytecodeCompiler}
 * (sec-ecmascript-language-expressions to sec-ecmascript-language-scripts-and-modules).
 */
@NullMarked
package org.ashlar.vm.compiler;

import org.jspecify.annotations.NullMarked;
