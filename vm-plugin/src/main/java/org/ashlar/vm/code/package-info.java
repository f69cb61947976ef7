/**
 * The compiled form of JavaScript functions: opcodes, bytecode, constants, handler and position
 * tables.
 *
 * <p>Nothing here executes and nothing here knows a realm: a {@link org.ashlar.vm.code.CodeBlock}
 * is shared by every realm of a sharing group. The compiler produces these types, the interpreter
 * and the JIT consume them. Entry type: {@link org.ashlar.vm.code.CodeBlock}; the instruction set
 * is the table {@link org.ashlar.vm.code.Opcode}.
 */
@NullMarked
package org.ashlar.vm.code;

import org.jspecify.annotations.NullMarked;
