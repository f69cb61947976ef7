package org.ashlar.vm.interpreter;

import org.ashlar.vm.code.Op;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.instruction.Comparison;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.value.Undefined;

/** Conditional jumps in full: for operands of any kind, with feedback. */
final class JumpInstructions {
  private JumpInstructions() {}

  /** Executes the instruction at {@code pc} and says where to go on. */
  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  static int execute(Agent agent, Frame frame, int pc) {
    FeedbackVector feedback = frame.feedback;
    int[] code = feedback.body.instructions();
    Object[] registers = frame.registers;
    switch (code[pc]) {
      case Op.JUMP_IF_NULLISH -> {
        return Comparison.isNullish(registers[code[pc + 1]]) ? code[pc + 2] : pc + 3;
      }
      case Op.JUMP_IF_NOT_NULLISH -> {
        return Comparison.isNullish(registers[code[pc + 1]]) ? pc + 3 : code[pc + 2];
      }
      case Op.JUMP_IF_UNDEFINED -> {
        return registers[code[pc + 1]] == Undefined.UNDEFINED ? code[pc + 2] : pc + 3;
      }
      case Op.JUMP_IF_NOT_UNDEFINED -> {
        return registers[code[pc + 1]] == Undefined.UNDEFINED ? pc + 3 : code[pc + 2];
      }
      case Op.JUMP_IF_EMPTY -> {
        return registers[code[pc + 1]] == null ? code[pc + 2] : pc + 3;
      }
      case Op.JUMP_IF_INT -> {
        return registers[code[pc + 1]] instanceof Integer i && i == code[pc + 2]
            ? code[pc + 3]
            : pc + 4;
      }
      case Op.JUMP_IF_LESS -> {
        return jumpIf(
            Comparison.less(
                agent,
                registers[code[pc + 1]],
                registers[code[pc + 2]],
                feedback.kinds,
                code[pc + 4]),
            code,
            pc);
      }
      case Op.JUMP_IF_NOT_LESS -> {
        return jumpIf(
            !Comparison.less(
                agent,
                registers[code[pc + 1]],
                registers[code[pc + 2]],
                feedback.kinds,
                code[pc + 4]),
            code,
            pc);
      }
      case Op.JUMP_IF_LESS_EQUAL -> {
        return jumpIf(
            Comparison.lessEqual(
                agent,
                registers[code[pc + 1]],
                registers[code[pc + 2]],
                feedback.kinds,
                code[pc + 4]),
            code,
            pc);
      }
      case Op.JUMP_IF_NOT_LESS_EQUAL -> {
        return jumpIf(
            !Comparison.lessEqual(
                agent,
                registers[code[pc + 1]],
                registers[code[pc + 2]],
                feedback.kinds,
                code[pc + 4]),
            code,
            pc);
      }
      case Op.JUMP_IF_GREATER -> {
        return jumpIf(
            Comparison.greater(
                agent,
                registers[code[pc + 1]],
                registers[code[pc + 2]],
                feedback.kinds,
                code[pc + 4]),
            code,
            pc);
      }
      case Op.JUMP_IF_NOT_GREATER -> {
        return jumpIf(
            !Comparison.greater(
                agent,
                registers[code[pc + 1]],
                registers[code[pc + 2]],
                feedback.kinds,
                code[pc + 4]),
            code,
            pc);
      }
      case Op.JUMP_IF_GREATER_EQUAL -> {
        return jumpIf(
            Comparison.greaterEqual(
                agent,
                registers[code[pc + 1]],
                registers[code[pc + 2]],
                feedback.kinds,
                code[pc + 4]),
            code,
            pc);
      }
      case Op.JUMP_IF_NOT_GREATER_EQUAL -> {
        return jumpIf(
            !Comparison.greaterEqual(
                agent,
                registers[code[pc + 1]],
                registers[code[pc + 2]],
                feedback.kinds,
                code[pc + 4]),
            code,
            pc);
      }
      case Op.JUMP_IF_EQUAL -> {
        return jumpIf(
            Comparison.equal(
                agent,
                registers[code[pc + 1]],
                registers[code[pc + 2]],
                feedback.kinds,
                code[pc + 4]),
            code,
            pc);
      }
      case Op.JUMP_IF_NOT_EQUAL -> {
        return jumpIf(
            !Comparison.equal(
                agent,
                registers[code[pc + 1]],
                registers[code[pc + 2]],
                feedback.kinds,
                code[pc + 4]),
            code,
            pc);
      }
      case Op.JUMP_IF_STRICT_EQUAL -> {
        return jumpIf(
            Comparison.strictEqual(
                registers[code[pc + 1]], registers[code[pc + 2]], feedback.kinds, code[pc + 4]),
            code,
            pc);
      }
      case Op.JUMP_IF_STRICT_NOT_EQUAL -> {
        return jumpIf(
            !Comparison.strictEqual(
                registers[code[pc + 1]], registers[code[pc + 2]], feedback.kinds, code[pc + 4]),
            code,
            pc);
      }
      default -> {
        return GeneralInstructions.execute(agent, frame, pc);
      }
    }
  }

  private static int jumpIf(boolean taken, int[] code, int pc) {
    return taken ? code[pc + 3] : pc + 5;
  }
}
