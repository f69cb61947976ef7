package org.ashlar.vm.interpreter;

import org.ashlar.vm.code.Op;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.instruction.Arithmetic;
import org.ashlar.vm.instruction.Comparison;
import org.ashlar.vm.instruction.Integers;
import org.ashlar.vm.instruction.NumericOperators;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.operation.TestingAndComparison;

/**
 * Operators in full: for operands of any kind, with feedback.
 *
 * <p>First in the chain of methods that the loop leaves an instruction to; each passes on what it
 * has no case for.
 */
final class OperatorInstructions {
  private OperatorInstructions() {}

  /**
   * Executes the instruction at {@code pc}, says where to go on, and puts the variant in its place
   * that is quick for what its operands have been so far.
   */
  static int execute(Agent agent, Frame frame, int pc) {
    int next = operate(agent, frame, pc);
    Quick.learn(frame.feedback, pc);
    return next;
  }

  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  private static int operate(Agent agent, Frame frame, int pc) {
    FeedbackVector feedback = frame.feedback;
    int[] code = feedback.body.instructions();
    Object[] registers = frame.registers;
    switch (code[pc]) {
      case Op.ADD -> {
        registers[code[pc + 1]] =
            Arithmetic.add(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.SUB -> {
        registers[code[pc + 1]] =
            Arithmetic.subtract(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.MUL -> {
        registers[code[pc + 1]] =
            Arithmetic.multiply(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.DIV -> {
        registers[code[pc + 1]] =
            Arithmetic.divide(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.MOD -> {
        registers[code[pc + 1]] =
            Arithmetic.remainder(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.BIT_AND -> {
        registers[code[pc + 1]] =
            Arithmetic.bitAnd(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.BIT_OR -> {
        registers[code[pc + 1]] =
            Arithmetic.bitOr(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.BIT_XOR -> {
        registers[code[pc + 1]] =
            Arithmetic.bitXor(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.SHIFT_LEFT -> {
        registers[code[pc + 1]] =
            Arithmetic.shiftLeft(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.SHIFT_RIGHT -> {
        registers[code[pc + 1]] =
            Arithmetic.shiftRight(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.SHIFT_RIGHT_UNSIGNED -> {
        registers[code[pc + 1]] =
            Arithmetic.shiftRightUnsigned(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.ADD_INT -> {
        registers[code[pc + 1]] =
            Arithmetic.add(
                agent,
                registers[code[pc + 2]],
                Integers.box(code[pc + 3]),
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.SUB_INT -> {
        registers[code[pc + 1]] =
            Arithmetic.subtract(
                agent,
                registers[code[pc + 2]],
                Integers.box(code[pc + 3]),
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.MUL_INT -> {
        registers[code[pc + 1]] =
            Arithmetic.multiply(
                agent,
                registers[code[pc + 2]],
                Integers.box(code[pc + 3]),
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.BIT_AND_INT -> {
        registers[code[pc + 1]] =
            Arithmetic.bitAnd(
                agent,
                registers[code[pc + 2]],
                Integers.box(code[pc + 3]),
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.BIT_OR_INT -> {
        registers[code[pc + 1]] =
            Arithmetic.bitOr(
                agent,
                registers[code[pc + 2]],
                Integers.box(code[pc + 3]),
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.SHIFT_LEFT_INT -> {
        registers[code[pc + 1]] =
            Arithmetic.shiftLeft(
                agent,
                registers[code[pc + 2]],
                Integers.box(code[pc + 3]),
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.SHIFT_RIGHT_INT -> {
        registers[code[pc + 1]] =
            Arithmetic.shiftRight(
                agent,
                registers[code[pc + 2]],
                Integers.box(code[pc + 3]),
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.NEGATE -> {
        registers[code[pc + 1]] =
            Arithmetic.negate(agent, registers[code[pc + 2]], feedback.kinds, code[pc + 3]);
        return pc + 4;
      }
      case Op.BIT_NOT -> {
        registers[code[pc + 1]] =
            Arithmetic.bitNot(agent, registers[code[pc + 2]], feedback.kinds, code[pc + 3]);
        return pc + 4;
      }
      case Op.INCREMENT -> {
        registers[code[pc + 1]] =
            Arithmetic.increment(agent, registers[code[pc + 2]], feedback.kinds, code[pc + 3]);
        return pc + 4;
      }
      case Op.DECREMENT -> {
        registers[code[pc + 1]] =
            Arithmetic.decrement(agent, registers[code[pc + 2]], feedback.kinds, code[pc + 3]);
        return pc + 4;
      }
      case Op.TO_NUMERIC -> {
        registers[code[pc + 1]] =
            NumericOperators.convert(
                agent, registers[code[pc + 2]], true, feedback.kinds, code[pc + 3]);
        return pc + 4;
      }
      case Op.NOT -> {
        registers[code[pc + 1]] = !Comparison.truthy(registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.TYPEOF -> {
        registers[code[pc + 1]] = TestingAndComparison.typeOf(registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.LESS -> {
        registers[code[pc + 1]] =
            Comparison.less(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.LESS_EQUAL -> {
        registers[code[pc + 1]] =
            Comparison.lessEqual(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.GREATER -> {
        registers[code[pc + 1]] =
            Comparison.greater(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.GREATER_EQUAL -> {
        registers[code[pc + 1]] =
            Comparison.greaterEqual(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.EQUAL -> {
        registers[code[pc + 1]] =
            Comparison.equal(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.NOT_EQUAL -> {
        registers[code[pc + 1]] =
            !Comparison.equal(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.STRICT_EQUAL -> {
        registers[code[pc + 1]] =
            Comparison.strictEqual(
                registers[code[pc + 2]], registers[code[pc + 3]], feedback.kinds, code[pc + 4]);
        return pc + 5;
      }
      case Op.STRICT_NOT_EQUAL -> {
        registers[code[pc + 1]] =
            !Comparison.strictEqual(
                registers[code[pc + 2]], registers[code[pc + 3]], feedback.kinds, code[pc + 4]);
        return pc + 5;
      }
      case Op.INSTANCE_OF -> {
        registers[code[pc + 1]] =
            TestingAndComparison.instanceOf(
                agent, registers[code[pc + 2]], registers[code[pc + 3]]);
        return pc + 5;
      }
      default -> {
        return JumpInstructions.execute(agent, frame, pc);
      }
    }
  }
}
