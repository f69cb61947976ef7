package org.ashlar.jit;

import java.util.List;

/**
 * One decoded instruction.
 *
 * @param pc where it stands
 * @param name of its opcode
 * @param roles what each operand means, by the names of the ABI
 * @param operands the operand words
 * @param flow how control goes on, by the names of the ABI
 * @param isPure whether it can neither throw nor call
 * @param next the pc after it
 */
@SuppressWarnings("ArrayRecordComponent") // decoded once, never written
record Instruction(
    int pc,
    String name,
    List<String> roles,
    int[] operands,
    String flow,
    boolean isPure,
    int next) {
  int operand(int index) {
    return operands[index];
  }

  /** The jump target; only of jumps and branches. */
  int target() {
    return operands[roles.indexOf("TARGET")];
  }

  /** The feedback site, or -1. */
  int site() {
    int at = roles.indexOf("FEEDBACK");
    return at < 0 ? -1 : operands[at];
  }

  boolean branches() {
    return flow.equals("JUMP") || flow.equals("BRANCH");
  }

  boolean fallsThrough() {
    return flow.equals("NEXT") || flow.equals("BRANCH");
  }
}
