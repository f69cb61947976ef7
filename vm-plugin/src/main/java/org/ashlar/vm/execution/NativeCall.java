package org.ashlar.vm.execution;

import org.ashlar.vm.code.Op;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.StackFrame;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The built-in function that a running frame calls. Built-ins have no frames: what is called is
 * read from the registers of the interpreted caller, so it costs calls nothing. A compiled caller
 * does not tell.
 */
public record NativeCall(BuiltinFunction function, Object thisValue, boolean construct) {
  private static final int TARGET = 2;
  private static final int RECEIVER = 3;
  private static final int FIRST_ARGUMENT = 4;
  private static final int COUNT = 5;

  /** The call that a frame waits for, or Java null if it is none of a built-in function. */
  public static @Nullable NativeCall of(StackFrame caller) {
    if (!(caller instanceof Frame frame) || frame.pc < 0) {
      return null;
    }
    int[] code = frame.instructions;
    int pc = frame.pc;
    boolean construct = code[pc] == Op.CONSTRUCT;
    if ((!construct && code[pc] != Op.CALL)
        || !(frame.registers[code[pc + TARGET]] instanceof BuiltinFunction function)) {
      return null;
    }
    if (construct) {
      return new NativeCall(function, Undefined.UNDEFINED, true);
    }
    Object receiver = value(frame, code[pc + RECEIVER]);
    return switch (function.table.name(function.id)) {
      case "call", "apply" -> {
        Object first = code[pc + COUNT] > 0 ? value(frame, code[pc + FIRST_ARGUMENT]) : receiver;
        yield receiver instanceof BuiltinFunction called
            ? new NativeCall(called, first, false)
            : null;
      }
      case "construct" -> null;
      default -> new NativeCall(function, receiver, false);
    };
  }

  private static Object value(Frame frame, int register) {
    Object value = frame.registers[register];
    return value == null ? Undefined.UNDEFINED : value;
  }
}
