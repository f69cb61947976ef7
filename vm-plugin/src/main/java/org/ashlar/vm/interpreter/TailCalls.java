package org.ashlar.vm.interpreter;

import java.util.Arrays;
import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.JsFunction;
import org.jspecify.annotations.Nullable;

/**
 * Calls in tail position of strict functions (clause 15.10), which do not use up the stack.
 *
 * <p>Implementation note. As long as there is stack, such a call is a call like any other, and a
 * stack trace shows who made it. Where most of the stack is used up, the frame of the callee takes
 * the place of the caller's: the call has that frame as its result, the RETURN behind it hands it
 * to the method that runs frames, and that goes on with it. Which calls stand in tail position is
 * read off the bytecode, at the time: the result is returned at once, and no handler covers the
 * call. Compiled functions that have such calls run in the interpreter there.
 */
public final class TailCalls {
  /**
   * Stack that is left where frames begin to be replaced. What the last of them call, and what that
   * calls, has this much.
   */
  private static final int DEEP_ROOM = Agent.DEFAULT_ROOM / 4;

  private TailCalls() {}

  /** Whether so little stack is left that calls in tail position replace their caller. */
  public static boolean isDeep(int room) {
    return room < DEEP_ROOM;
  }

  /** Whether a function has a call in tail position. */
  public static boolean isIn(CodeBlock code) {
    if (!mayHave(code)) {
      return false;
    }
    int[] words = code.body().instructions();
    for (int pc = 0; pc < words.length; pc += Opcode.of(words[pc]).length()) {
      if (isCall(words[pc]) && isTail(code.body(), pc)) {
        return true;
      }
    }
    return false;
  }

  /** Sloppy code keeps its frames, and so does what goes on after it was suspended. */
  @EcmaSpec("sec-isintailposition")
  private static boolean mayHave(CodeBlock code) {
    return code.isStrict()
        && switch (code.kind()) {
          case NORMAL, ARROW, METHOD, GETTER, SETTER, CLASS_CONSTRUCTOR -> true;
          default -> false;
        };
  }

  private static boolean isCall(int opcode) {
    return switch (opcode) {
      case Op.CALL, Op.CALL_SPREAD, Op.CALL_EVAL, Op.CALL_EVAL_SPREAD -> true;
      default -> false;
    };
  }

  @EcmaSpec("sec-static-semantics-hascallintailposition")
  private static boolean isTail(Bytecode body, int pc) {
    int[] words = body.instructions();
    int result = words[pc + 1];
    int next = pc + Opcode.of(words[pc]).length();
    while (words[next] == Op.JUMP && words[next + 1] > next) {
      next = words[next + 1];
    }
    return words[next] == Op.RETURN && words[next + 1] == result && body.handlers().find(pc) < 0;
  }

  /**
   * The callee if its frame is to take the place of a frame that is at a call, deep in the stack;
   * Java null if the call is to be made.
   */
  @EcmaSpec("sec-preparefortailcall")
  private static @Nullable ScriptFunction successor(Agent agent, Frame frame, Object target) {
    return target instanceof ScriptFunction callee
            && callee.realm == agent.realm
            && isPlain(callee.code.kind())
            && mayHave(frame.code)
            && isTail(frame.feedback.body, frame.pc)
        ? callee
        : null;
  }

  private static boolean isPlain(FunctionKind kind) {
    return !kind.isClassConstructor() && !kind.isResumable();
  }

  /**
   * The frame that takes the place of a frame, which must have it as the result of the call it is
   * at; Java null if the call is to be made.
   */
  static @Nullable Frame replacement(
      Agent agent,
      Frame frame,
      Object target,
      Object receiver,
      @Nullable Object[] registers,
      int first,
      int count) {
    ScriptFunction callee = successor(agent, frame, target);
    return callee == null
        ? null
        : FunctionEntry.begun(
            agent,
            callee,
            receiver,
            Arrays.copyOfRange(registers, first, first + count, Object[].class));
  }

  /** The result of a call by an instruction of the rare path, or the frame in its stead. */
  static Object call(
      Agent agent, int room, Frame frame, JsFunction target, Object receiver, Object[] arguments) {
    ScriptFunction callee = isDeep(room) ? successor(agent, frame, target) : null;
    return callee == null
        ? target.call(agent, room, receiver, arguments)
        : FunctionEntry.begun(agent, callee, receiver, arguments);
  }
}
