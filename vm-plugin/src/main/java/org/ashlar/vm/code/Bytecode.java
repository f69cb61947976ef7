package org.ashlar.vm.code;

/**
 * The executable body of a {@link CodeBlock}. Immutable; arrays are never written after
 * construction.
 *
 * <p>Registers: {@code 0 .. parameterCount-1} receive the arguments (undefined where missing), the
 * rest start undefined unless the code stores first; the compiler emits LOAD_EMPTY for bindings
 * that need a TDZ check.
 *
 * @param instructions opcode and operand words
 * @param constants values and constant records of this package, by CONSTANT and KEY operand
 * @param functions nested functions, by FUNCTION operand
 * @param handlers exception handlers, innermost first
 * @param positions source offsets of instructions
 * @param variableNames what variables are called, for messages
 * @param registerCount registers of a frame
 * @param feedbackCount slots of the feedback vector
 */
public record Bytecode(
    int[] instructions,
    Object[] constants,
    CodeBlock[] functions,
    HandlerTable handlers,
    PositionTable positions,
    VariableNames variableNames,
    int registerCount,
    int feedbackCount) {}
