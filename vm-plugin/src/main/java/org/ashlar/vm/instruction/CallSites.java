package org.ashlar.vm.instruction;

import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.code.Operand;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Says in the words of the program what an instruction tried to use. */
final class CallSites {
  private static final int MAX_DEPTH = 6;

  private CallSites() {}

  /** The expression that put a value into a register, or the value itself. */
  static String describe(Frame frame, int register, @Nullable Object value) {
    Bytecode body = frame.code.body();
    String text = origin(frame, body, register, frame.pc, 0);
    return text != null
        ? text
        : ObjectOperations.display(value == null ? Undefined.UNDEFINED : value);
  }

  private static @Nullable String origin(
      Frame frame, Bytecode body, int register, int before, int depth) {
    String variable = body.variableNames().inRegister(register, before);
    if (variable != null) {
      return variable;
    }
    int at = writer(body.instructions(), register, before);
    if (at < 0 || depth > MAX_DEPTH) {
      return null;
    }
    int[] words = body.instructions();
    Object[] constants = body.constants();
    switch (words[at]) {
      case Op.LOAD_GLOBAL -> {
        return frame.code.unit().globalName(words[at + 2]).string();
      }
      case Op.LOAD_NAME -> {
        return constants[words[at + 3]].toString();
      }
      case Op.LOAD_NAME_FOR_CALL -> {
        return constants[words[at + 4]].toString();
      }
      case Op.LOAD_SLOT_CHECKED, Op.LOAD_IMPORT -> {
        return constants[words[at + 5]].toString();
      }
      case Op.LOAD_SLOT -> {
        return body.variableNames().loadedAt(at);
      }
      case Op.GET_PROPERTY -> {
        String base = origin(frame, body, words[at + 2], at, depth + 1);
        return (base == null ? "(intermediate value)" : base) + "." + constants[words[at + 3]];
      }
      case Op.GET_ELEMENT -> {
        String base = origin(frame, body, words[at + 2], at, depth + 1);
        String key = origin(frame, body, words[at + 3], at, depth + 1);
        return (base == null ? "(intermediate value)" : base)
            + "["
            + (key == null ? "..." : key)
            + "]";
      }
      case Op.LOAD_INT -> {
        return Integer.toString(words[at + 2]);
      }
      case Op.MOVE -> {
        return origin(frame, body, words[at + 2], at, depth + 1);
      }
      case Op.LOAD_THIS -> {
        return "this";
      }
      default -> {
        return null;
      }
    }
  }

  /** The name of the property that the instruction at an index reads from a register. */
  static @Nullable String propertyRead(Bytecode body, int at, int register) {
    int[] words = body.instructions();
    return at < words.length && words[at] == Op.GET_PROPERTY && words[at + 2] == register
        ? body.constants()[words[at + 3]].toString()
        : null;
  }

  /** The last instruction before an index that writes a register, or -1. */
  private static int writer(int[] words, int register, int before) {
    int found = -1;
    for (int at = 0; at < before; ) {
      Opcode opcode = Opcode.of(words[at]);
      int word = at + 1;
      for (Operand operand : opcode.operands()) {
        if ((operand == Operand.DEST || operand == Operand.UPDATE) && words[word] == register) {
          found = at;
        }
        word++;
      }
      at += opcode.length();
    }
    return found;
  }
}
