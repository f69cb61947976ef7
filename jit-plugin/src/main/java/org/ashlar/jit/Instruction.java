package org.ashlar.jit;

import java.util.List;
import org.ashlar.spi.jit.AbiDescription.Flow;
import org.ashlar.spi.jit.AbiDescription.Operand;

/**
 * One decoded instruction.
 *
 * @param pc where it stands
 * @param name of its opcode
 * @param roles what each operand means
 * @param operands the operand words
 * @param flow how control goes on
 * @param isPure whether it can neither throw nor call
 * @param next the pc after it
 */
@SuppressWarnings("ArrayRecordComponent") // decoded once, never written
record Instruction(
    int pc, String name, List<Operand> roles, int[] operands, Flow flow, boolean isPure, int next) {
  int operand(int index) {
    return operands[index];
  }

  /** The jump target; only of jumps and branches. */
  int target() {
    return operands[roles.indexOf(Operand.TARGET)];
  }

  /** The feedback site, or -1. */
  int site() {
    int at = roles.indexOf(Operand.FEEDBACK);
    return at < 0 ? -1 : operands[at];
  }

  boolean branches() {
    return flow == Flow.JUMP || flow == Flow.BRANCH;
  }

  boolean fallsThrough() {
    return flow == Flow.NEXT || flow == Flow.BRANCH;
  }
}
