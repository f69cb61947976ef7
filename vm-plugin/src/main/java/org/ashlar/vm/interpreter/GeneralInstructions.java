package org.ashlar.vm.interpreter;

import org.ashlar.vm.code.Op;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.instruction.Calls;
import org.ashlar.vm.instruction.Closures;
import org.ashlar.vm.instruction.ForInEnumerator;
import org.ashlar.vm.instruction.GlobalBindings;
import org.ashlar.vm.instruction.Iteration;
import org.ashlar.vm.instruction.Literals;
import org.ashlar.vm.instruction.PrivateMembers;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;

/** Instructions that need more than a few steps, but are not rare. */
final class GeneralInstructions {
  private GeneralInstructions() {}

  /** Executes the instruction at {@code pc} and says where to go on. */
  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  static int execute(Agent agent, Frame frame, int pc) {
    FeedbackVector feedback = frame.feedback;
    int[] code = feedback.body.instructions();
    Object[] constants = feedback.constants;
    Object[] registers = frame.registers;
    switch (code[pc]) {
      case Op.NOP -> {
        return pc + 1;
      }
      case Op.LOAD_EMPTY -> {
        registers[code[pc + 1]] = null;
        return pc + 2;
      }
      case Op.LOAD_CALLEE -> {
        registers[code[pc + 1]] = frame.function;
        return pc + 2;
      }
      case Op.LOAD_NEW_TARGET -> {
        registers[code[pc + 1]] = frame.newTarget();
        return pc + 2;
      }
      case Op.LOAD_GLOBAL_THIS -> {
        registers[code[pc + 1]] = frame.links.realm().global();
        return pc + 2;
      }
      case Op.CHECK_INITIALIZED -> {
        if (registers[code[pc + 1]] == null) {
          throw Errors.referenceError(
              agent, Message.ACCESS_BEFORE_INITIALIZATION, constants[code[pc + 2]]);
        }
        return pc + 3;
      }
      case Op.NEW_ENVIRONMENT -> {
        registers[code[pc + 1]] =
            new Environment(new Object[code[pc + 3]], (Environment) registers[code[pc + 2]]);
        return pc + 4;
      }
      case Op.COPY_ENVIRONMENT -> {
        registers[code[pc + 1]] = ((Environment) registers[code[pc + 2]]).copy();
        return pc + 3;
      }
      case Op.LOAD_SLOT_CHECKED, Op.STORE_SLOT_CHECKED -> {
        // The loop has the case of an initialized binding.
        throw Errors.referenceError(
            agent, Message.ACCESS_BEFORE_INITIALIZATION, constants[code[pc + 5]]);
      }
      case Op.STORE_GLOBAL -> {
        GlobalBindings.store(
            agent, frame.links, code[pc + 1], registers[code[pc + 2]], feedback.strict);
        return pc + 4;
      }
      case Op.GET_PRIVATE -> {
        registers[code[pc + 1]] =
            PrivateMembers.get(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.caches,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.SET_PRIVATE -> {
        PrivateMembers.set(
            agent,
            registers[code[pc + 1]],
            registers[code[pc + 2]],
            registers[code[pc + 3]],
            feedback.caches,
            code[pc + 4]);
        return pc + 5;
      }
      case Op.NEW_ARRAY -> {
        registers[code[pc + 1]] = Literals.newArray(agent, registers, code[pc + 2], code[pc + 3]);
        return pc + 5;
      }
      case Op.ARRAY_APPEND -> {
        Literals.append(agent, registers[code[pc + 1]], registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.CREATE_CLOSURE -> {
        registers[code[pc + 1]] =
            Closures.create(
                frame, feedback.body.functions()[code[pc + 2]], registers[code[pc + 3]]);
        return pc + 4;
      }
      case Op.CONSTRUCT -> {
        registers[code[pc + 1]] =
            Calls.construct(
                agent,
                frame.room,
                frame,
                code[pc + 2],
                code[pc + 3],
                code[pc + 4],
                feedback.caches,
                code[pc + 5]);
        agent.room = frame.room;
        return pc + 6;
      }
      case Op.ITERATOR_STEP -> {
        Object value = Iteration.step(agent, registers[code[pc + 2]], registers[code[pc + 3]]);
        if (value == null) {
          return code[pc + 4];
        } else {
          registers[code[pc + 1]] = value;
          return pc + 6;
        }
      }
      case Op.FOR_IN_NEXT -> {
        Object key = ((ForInEnumerator) registers[code[pc + 2]]).next(agent);
        if (key == null) {
          return code[pc + 3];
        } else {
          registers[code[pc + 1]] = key;
          return pc + 4;
        }
      }
      case Op.THROW -> {
        throw new ThrowCompletion(registers[code[pc + 1]]);
      }
      default -> {
        return RareInstructions.execute(agent, frame.room, frame, feedback.body, feedback, pc);
      }
    }
  }
}
