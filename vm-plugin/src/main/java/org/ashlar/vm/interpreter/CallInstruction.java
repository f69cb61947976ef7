package org.ashlar.vm.interpreter;

import java.util.Arrays;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.instruction.Calls;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.jspecify.annotations.Nullable;

/**
 * The CALL instruction. Functions that the interpreter runs in the same realm get their arguments
 * from the caller's registers; all others go through the call convention.
 *
 * <p>Implementation note. {@link #execute} is one long method on purpose: HotSpot then compiles it
 * by itself. Inlined into the loop, whose registers are taken, the same code is a third slower.
 */
final class CallInstruction {
  private CallInstruction() {}

  /** The result of the call at {@code pc}. */
  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  static Object execute(Agent agent, Frame frame, int pc) {
    int[] code = frame.feedback.instructions;
    @Nullable Object[] caches = frame.feedback.caches;
    @Nullable Object[] registers = frame.registers;
    Object target = registers[code[pc + 2]];
    Object receiver = registers[code[pc + 3]];
    int first = code[pc + 4];
    int count = code[pc + 5];
    int slot = code[pc + 6];
    int room = frame.room;
    Object result;
    if (TailCalls.isDeep(room)) {
      Frame next = TailCalls.replacement(agent, frame, target, receiver, registers, first, count);
      if (next != null) {
        return next;
      }
    }
    if (target instanceof ScriptFunction function
        && function.code.entry() instanceof FunctionEntry.Plain entry
        && function.realm == agent.realm) {
      if (caches[slot] != function.code) {
        Calls.record(function, caches, slot);
      }
      CodeBlock block = function.code;
      FeedbackVector feedback = FunctionEntry.feedback(block);
      @Nullable Object[] own = feedback.newRegisters();
      int parameters = block.parameterCount();
      if (count > 0 && parameters > 0) {
        own[0] = registers[first];
        if (count > 1 && parameters > 1) {
          own[1] = registers[first + 1];
          if (count > 2 && parameters > 2) {
            System.arraycopy(registers, first + 2, own, 2, Math.min(count, parameters) - 2);
          }
        }
      }
      if (count < parameters) {
        FunctionEntry.pad(own, count, parameters);
      }
      Frame callee = new Frame(function, feedback, receiver, own);
      if (block.has(CodeBlock.USES_ARGUMENTS)) {
        callee.arguments = Arrays.copyOfRange(registers, first, first + count, Object[].class);
      }
      if (agent.poll) {
        agent.host().polled(agent);
      }
      if ((++feedback.calls & entry.callMask) == 0) {
        entry.reportCalls(agent, function, feedback);
      }
      FunctionEntry.bindThis(agent, function, callee);
      if (feedback.environmentRegister >= 0) {
        own[feedback.environmentRegister] = function.environment;
      }
      if (feedback.thisRegister >= 0) {
        own[feedback.thisRegister] = callee.thisValue;
      }
      callee.pc = feedback.start;
      result = entry.interpret(agent, room, callee);
    } else {
      result =
          call(
              agent,
              room,
              Calls.require(agent, target, frame, code[pc + 2]),
              receiver,
              registers,
              first,
              count,
              caches,
              slot);
    }
    agent.room = room;
    return result;
  }

  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  private static Object call(
      Agent agent,
      int room,
      JsFunction callee,
      Object receiver,
      @Nullable Object[] registers,
      int first,
      int count,
      @Nullable Object[] caches,
      int slot) {
    Calls.record(callee, caches, slot);
    return switch (count) {
      case 0 -> callee.call0(agent, room, receiver);
      case 1 -> callee.call1(agent, room, receiver, registers[first]);
      case 2 -> callee.call2(agent, room, receiver, registers[first], registers[first + 1]);
      case 3 ->
          callee.call3(
              agent, room, receiver, registers[first], registers[first + 1], registers[first + 2]);
      default -> Calls.callMany(agent, room, callee, receiver, registers, first, count);
    };
  }
}
