package org.ashlar.vm.interpreter;

import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.code.ThrowTemplate;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.instruction.Calls;
import org.ashlar.vm.instruction.ClassDecoration;
import org.ashlar.vm.instruction.Closures;
import org.ashlar.vm.instruction.DecoratedElement;
import org.ashlar.vm.instruction.Destructuring;
import org.ashlar.vm.instruction.ElementAccess;
import org.ashlar.vm.instruction.Iteration;
import org.ashlar.vm.instruction.Literals;
import org.ashlar.vm.instruction.NumericOperators;
import org.ashlar.vm.instruction.PrivateMembers;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.operation.DisposalScope;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.PrivateName;
import org.ashlar.vm.value.StringKey;

/** Instructions on values and objects that are rare or heavy. */
final class RareInstructions {
  private RareInstructions() {}

  /** Executes the instruction at {@code pc} and says where to go on. */
  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  static int execute(
      Agent agent, int room, Frame frame, Bytecode body, FeedbackVector feedback, int pc) {
    int[] code = body.instructions();
    Object[] constants = body.constants();
    Object[] registers = frame.registers;
    boolean strict = frame.code.isStrict();
    switch (code[pc]) {
      case Op.CHECK_THIS -> {
        if (registers[code[pc + 1]] == null) {
          throw Errors.referenceError(agent, Message.THIS_NOT_INITIALIZED);
        }
        return pc + 2;
      }
      case Op.CHECK_OBJECT_COERCIBLE -> {
        Destructuring.requireCoercibleRegister(agent, frame, code[pc + 1], pc + 2);
        return pc + 2;
      }
      case Op.EXP -> {
        registers[code[pc + 1]] =
            NumericOperators.exponentiate(
                agent,
                registers[code[pc + 2]],
                registers[code[pc + 3]],
                feedback.kinds,
                code[pc + 4]);
        return pc + 5;
      }
      case Op.TO_NUMBER -> {
        registers[code[pc + 1]] =
            NumericOperators.convert(
                agent, registers[code[pc + 2]], false, feedback.kinds, code[pc + 3]);
        return pc + 4;
      }
      case Op.TO_STRING -> {
        registers[code[pc + 1]] = TypeConversion.toString(agent, registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.TO_PROPERTY_KEY -> {
        registers[code[pc + 1]] = ElementAccess.toKeyValue(agent, registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.TO_REFERENCE_KEY -> {
        registers[code[pc + 1]] =
            ElementAccess.toReferenceKey(agent, registers[code[pc + 2]], registers[code[pc + 3]]);
        return pc + 4;
      }
      case Op.TO_OBJECT -> {
        registers[code[pc + 1]] = TypeConversion.toObject(agent, registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.IN -> {
        registers[code[pc + 1]] =
            ElementAccess.in(agent, registers[code[pc + 2]], registers[code[pc + 3]]);
        return pc + 5;
      }
      case Op.DELETE_PROPERTY -> {
        registers[code[pc + 1]] =
            ElementAccess.deleteNamed(
                agent, registers[code[pc + 2]], (StringKey) constants[code[pc + 3]], strict);
        return pc + 4;
      }
      case Op.DELETE_ELEMENT -> {
        registers[code[pc + 1]] =
            ElementAccess.delete(agent, registers[code[pc + 2]], registers[code[pc + 3]], strict);
        return pc + 4;
      }
      case Op.GET_SUPER_BASE -> {
        registers[code[pc + 1]] = Calls.superBase(agent, registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.GET_SUPER -> {
        registers[code[pc + 1]] =
            ElementAccess.getSuper(
                agent, registers[code[pc + 2]], registers[code[pc + 3]], registers[code[pc + 4]]);
        return pc + 5;
      }
      case Op.SET_SUPER -> {
        ElementAccess.setSuper(
            agent,
            registers[code[pc + 1]],
            registers[code[pc + 2]],
            registers[code[pc + 3]],
            registers[code[pc + 4]],
            strict);
        return pc + 5;
      }
      case Op.HAS_PRIVATE -> {
        registers[code[pc + 1]] =
            PrivateMembers.has(agent, registers[code[pc + 2]], registers[code[pc + 3]]);
        return pc + 4;
      }
      case Op.NEW_PRIVATE_NAME -> {
        registers[code[pc + 1]] = new PrivateName(constants[code[pc + 2]].toString());
        return pc + 3;
      }
      case Op.DEFINE_PRIVATE_FIELD -> {
        PrivateMembers.addField(
            agent, registers[code[pc + 1]], registers[code[pc + 2]], registers[code[pc + 3]]);
        return pc + 4;
      }
      case Op.DEFINE_PRIVATE_METHOD -> {
        PrivateMembers.addMethod(
            agent,
            registers[code[pc + 1]],
            registers[code[pc + 2]],
            registers[code[pc + 3]],
            code[pc + 4]);
        return pc + 5;
      }
      case Op.ADD_CLASS_PRIVATE_METHOD -> {
        PrivateMembers.addToClass(
            registers[code[pc + 1]],
            registers[code[pc + 2]],
            registers[code[pc + 3]],
            code[pc + 4]);
        return pc + 5;
      }
      case Op.DEFINE_ELEMENT -> {
        Literals.defineElement(
            agent, registers[code[pc + 1]], registers[code[pc + 2]], registers[code[pc + 3]]);
        return pc + 4;
      }
      case Op.DEFINE_METHOD -> {
        Closures.defineMethod(
            agent,
            registers[code[pc + 1]],
            registers[code[pc + 3]],
            registers[code[pc + 2]],
            code[pc + 4]);
        return pc + 5;
      }
      case Op.SET_LITERAL_PROTOTYPE -> {
        Literals.setLiteralPrototype(agent, registers[code[pc + 1]], registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.SET_FUNCTION_NAME -> {
        Closures.setFunctionName(
            agent, registers[code[pc + 1]], registers[code[pc + 2]], code[pc + 3]);
        return pc + 4;
      }
      case Op.COPY_DATA_PROPERTIES -> {
        Literals.copyDataProperties(
            agent,
            registers[code[pc + 1]],
            registers[code[pc + 2]],
            registers,
            code[pc + 3],
            code[pc + 4]);
        return pc + 5;
      }
      case Op.NEW_ARRAY_COPY -> {
        registers[code[pc + 1]] = Literals.newArrayCopy(agent, constants[code[pc + 2]]);
        return pc + 4;
      }
      case Op.ARRAY_SPREAD -> {
        Iteration.spreadRegister(agent, registers[code[pc + 1]], frame, code[pc + 2]);
        return pc + 4;
      }
      case Op.NEW_REGEXP -> {
        registers[code[pc + 1]] = Literals.newRegExp(agent, constants[code[pc + 2]]);
        return pc + 3;
      }
      case Op.TEMPLATE_OBJECT -> {
        registers[code[pc + 1]] = Literals.templateObject(agent, constants[code[pc + 2]]);
        return pc + 3;
      }
      case Op.THROW_ERROR -> {
        throw Destructuring.error(agent, (ThrowTemplate) constants[code[pc + 1]]);
      }
      case Op.THROW_CONST_ASSIGNMENT -> {
        throw Errors.typeError(agent, Message.ASSIGNMENT_TO_CONSTANT);
      }
      case Op.DEBUGGER -> {
        return pc + 1;
      }
      case Op.NEW_CLASS_DECORATION -> {
        registers[code[pc + 1]] =
            new ClassDecoration(
                registers[code[pc + 2]], registers[code[pc + 3]], registers[code[pc + 4]]);
        return pc + 5;
      }
      case Op.DECORATE_ELEMENT -> {
        registers[code[pc + 1]] =
            ((ClassDecoration) registers[code[pc + 2]])
                .element(
                    registers[code[pc + 3]],
                    registers[code[pc + 4]],
                    registers[code[pc + 5]],
                    code[pc + 6]);
        return pc + 7;
      }
      case Op.APPLY_DECORATORS -> {
        registers[code[pc + 1]] = ((ClassDecoration) registers[code[pc + 2]]).apply(agent);
        return pc + 3;
      }
      case Op.FINISH_DECORATION -> {
        ((ClassDecoration) registers[code[pc + 1]]).finish(agent);
        return pc + 2;
      }
      case Op.INITIALIZE_DECORATED -> {
        ((DecoratedElement) registers[code[pc + 2]])
            .initialize(agent, registers[code[pc + 1]], registers[code[pc + 3]]);
        return pc + 4;
      }
      case Op.NEW_DISPOSAL_SCOPE -> {
        registers[code[pc + 1]] = new DisposalScope();
        return pc + 2;
      }
      case Op.ADD_DISPOSABLE -> {
        ((DisposalScope) registers[code[pc + 1]])
            .add(agent, registers[code[pc + 2]], code[pc + 3] != 0);
        return pc + 4;
      }
      case Op.BEGIN_DISPOSAL -> {
        ((DisposalScope) registers[code[pc + 1]]).begin(registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.ADVANCE_DISPOSAL -> {
        registers[code[pc + 1]] = ((DisposalScope) registers[code[pc + 2]]).advance(agent);
        return pc + 3;
      }
      case Op.FAIL_DISPOSAL -> {
        ((DisposalScope) registers[code[pc + 1]]).awaitFailed(agent, registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.END_DISPOSAL -> {
        registers[code[pc + 1]] = ((DisposalScope) registers[code[pc + 2]]).thrown();
        return pc + 3;
      }
      default -> {
        return FunctionInstructions.execute(agent, room, frame, body, feedback, pc);
      }
    }
  }
}
