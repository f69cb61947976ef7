package org.ashlar.vm.interpreter;

import java.util.Arrays;
import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.EvalScope;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.EvalRunner;
import org.ashlar.vm.execution.ExecutionHost;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.exotic.ArgumentsObject;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.instruction.Calls;
import org.ashlar.vm.instruction.Closures;
import org.ashlar.vm.instruction.Destructuring;
import org.ashlar.vm.instruction.ForInEnumerator;
import org.ashlar.vm.instruction.Iteration;
import org.ashlar.vm.instruction.PrivateMembers;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Instructions about functions, classes, less usual calls, and iteration. */
final class FunctionInstructions {
  private FunctionInstructions() {}

  /** Executes the instruction at {@code pc} and says where to go on. */
  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  static int execute(
      Agent agent, int room, Frame frame, Bytecode body, FeedbackVector feedback, int pc) {
    int[] code = body.instructions();
    Object[] constants = body.constants();
    Object[] registers = frame.registers;
    switch (code[pc]) {
      case Op.CREATE_METHOD -> {
        registers[code[pc + 1]] =
            Closures.createMethod(
                frame,
                body.functions()[code[pc + 2]],
                registers[code[pc + 3]],
                registers[code[pc + 4]]);
        return pc + 5;
      }
      case Op.CREATE_CLASS -> {
        ScriptFunction constructor =
            Closures.createClass(
                agent,
                frame,
                body.functions()[code[pc + 3]],
                registers[code[pc + 4]],
                Closures.heritage(agent, registers[code[pc + 5]]));
        registers[code[pc + 1]] = constructor;
        registers[code[pc + 2]] = Closures.classPrototype(constructor);
        return pc + 6;
      }
      case Op.SET_CLASS_FIELDS -> {
        PrivateMembers.setInitializer(registers[code[pc + 1]], registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.INITIALIZE_FIELDS -> {
        PrivateMembers.initializeInstance(
            agent, room, registers[code[pc + 1]], registers[code[pc + 2]]);
        agent.room = room;
        return pc + 3;
      }
      case Op.CREATE_ARGUMENTS -> {
        registers[code[pc + 1]] = ArgumentsObject.unmapped(agent, frame.allArguments());
        return pc + 2;
      }
      case Op.CREATE_MAPPED_ARGUMENTS -> {
        registers[code[pc + 1]] =
            ArgumentsObject.mapped(
                agent,
                frame.allArguments(),
                frame.function,
                (Environment) registers[code[pc + 2]],
                (int[]) constants[code[pc + 3]]);
        return pc + 4;
      }
      case Op.CREATE_REST -> {
        registers[code[pc + 1]] = Destructuring.rest(agent, frame.allArguments(), code[pc + 2]);
        return pc + 3;
      }
      case Op.CALL_SPREAD -> {
        registers[code[pc + 1]] =
            TailCalls.call(
                agent,
                room,
                frame,
                Calls.require(agent, registers[code[pc + 2]], frame, code[pc + 2]),
                registers[code[pc + 3]],
                Calls.spread(registers[code[pc + 4]]));
        agent.room = room;
        return pc + 6;
      }
      case Op.CALL_EVAL -> {
        int first = code[pc + 4];
        registers[code[pc + 1]] =
            callEval(
                agent,
                room,
                Calls.require(agent, registers[code[pc + 2]], frame, code[pc + 2]),
                registers[code[pc + 3]],
                Arrays.copyOfRange(registers, first, first + code[pc + 5]),
                frame,
                registers[code[pc + 6]],
                (EvalScope) constants[code[pc + 7]]);
        agent.room = room;
        return pc + 8;
      }
      case Op.CALL_EVAL_SPREAD -> {
        registers[code[pc + 1]] =
            callEval(
                agent,
                room,
                Calls.require(agent, registers[code[pc + 2]], frame, code[pc + 2]),
                registers[code[pc + 3]],
                Calls.spread(registers[code[pc + 4]]),
                frame,
                registers[code[pc + 5]],
                (EvalScope) constants[code[pc + 6]]);
        agent.room = room;
        return pc + 7;
      }
      case Op.CONSTRUCT_SPREAD -> {
        registers[code[pc + 1]] =
            Calls.construct(
                agent, room, frame, code[pc + 2], Calls.spread(registers[code[pc + 3]]));
        agent.room = room;
        return pc + 5;
      }
      case Op.GET_SUPER_CONSTRUCTOR -> {
        registers[code[pc + 1]] = Calls.superConstructor(agent, registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.SUPER_CALL -> {
        int first = code[pc + 3];
        registers[code[pc + 1]] =
            Calls.superCall(
                agent,
                room,
                registers[code[pc + 2]],
                Arrays.copyOfRange(registers, first, first + code[pc + 4]),
                registers[code[pc + 5]]);
        agent.room = room;
        return pc + 6;
      }
      case Op.SUPER_CALL_SPREAD -> {
        registers[code[pc + 1]] =
            Calls.superCall(
                agent,
                room,
                registers[code[pc + 2]],
                Calls.spread(registers[code[pc + 3]]),
                registers[code[pc + 4]]);
        agent.room = room;
        return pc + 5;
      }
      case Op.BIND_THIS -> {
        if (registers[code[pc + 2]] != null) {
          throw Errors.referenceError(agent, Message.SUPER_ALREADY_CALLED);
        }
        frame.thisValue = registers[code[pc + 1]];
        return pc + 3;
      }
      case Op.CHECK_CONSTRUCTOR_RESULT -> {
        registers[code[pc + 1]] =
            Closures.constructorResult(agent, registers[code[pc + 2]], registers[code[pc + 3]]);
        return pc + 4;
      }
      case Op.IMPORT_CALL -> {
        registers[code[pc + 1]] =
            ((ExecutionHost) agent.host())
                .importCall(
                    agent,
                    frame.links.scriptOrModule,
                    registers[code[pc + 2]],
                    registers[code[pc + 3]],
                    code[pc + 4]);
        return pc + 5;
      }
      case Op.IMPORT_META -> {
        registers[code[pc + 1]] =
            ((ExecutionHost) agent.host()).importMeta(agent, frame.links.scriptOrModule);
        return pc + 2;
      }
      case Op.GET_ITERATOR -> {
        Object iterator = Iteration.iteratorOfRegister(agent, frame, code[pc + 3]);
        registers[code[pc + 2]] = Iteration.nextMethod(agent, iterator);
        registers[code[pc + 1]] = iterator;
        return pc + 5;
      }
      case Op.GET_ASYNC_ITERATOR -> {
        Object iterator = Iteration.asyncIterator(agent, registers[code[pc + 3]]);
        registers[code[pc + 2]] = Iteration.nextMethod(agent, iterator);
        registers[code[pc + 1]] = iterator;
        return pc + 4;
      }
      case Op.ITERATOR_CALL_NEXT -> {
        registers[code[pc + 1]] =
            Iteration.callNext(
                agent, registers[code[pc + 2]], registers[code[pc + 3]], registers[code[pc + 4]]);
        return pc + 5;
      }
      case Op.ITERATOR_RESULT -> {
        Object value = Iteration.result(agent, registers[code[pc + 2]]);
        if (value == null) {
          return code[pc + 3];
        }
        registers[code[pc + 1]] = value;
        return pc + 4;
      }
      case Op.ITERATOR_CLOSE -> {
        Iteration.close(agent, registers[code[pc + 1]]);
        return pc + 2;
      }
      case Op.ITERATOR_CLOSE_SILENTLY -> {
        Iteration.closeSilently(agent, registers[code[pc + 1]]);
        return pc + 2;
      }
      case Op.GET_METHOD -> {
        registers[code[pc + 1]] =
            Iteration.getMethod(
                agent, registers[code[pc + 2]], (StringKey) constants[code[pc + 3]]);
        return pc + 4;
      }
      case Op.REQUIRE_OBJECT -> {
        Iteration.requireResult(agent, registers[code[pc + 1]]);
        return pc + 2;
      }
      case Op.FOR_IN_PREPARE -> {
        registers[code[pc + 1]] = ForInEnumerator.of(agent, registers[code[pc + 2]]);
        return pc + 3;
      }
      default -> {
        return NameInstructions.execute(agent, frame, body, pc);
      }
    }
  }

  /** A call that is a direct eval if the callee is %eval% of the running realm. */
  private static Object callEval(
      Agent agent,
      int room,
      JsFunction callee,
      Object receiver,
      Object[] arguments,
      Frame frame,
      @Nullable Object environment,
      EvalScope scope) {
    if (callee != agent.realm.intrinsicIfMade(Intrinsic.EVAL)) {
      return TailCalls.call(agent, room, frame, callee, receiver, arguments);
    }
    Object source = arguments.length == 0 ? Undefined.UNDEFINED : arguments[0];
    return EvalRunner.direct(agent, room, source, frame, (Environment) environment, scope);
  }
}
