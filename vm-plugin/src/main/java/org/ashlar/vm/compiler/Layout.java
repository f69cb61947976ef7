package org.ashlar.vm.compiler;

import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.code.Operand;

/**
 * The final form of the instructions of a body: without the first instruction if nothing needs it,
 * with the constants of loops loaded before them, and with numbers for the registers that had none.
 *
 * <p>A load stands between the jumps that come from outside the loop, which go to it, and those
 * that come from inside, which go behind it.
 */
final class Layout {
  private static final int LOAD_LENGTH = 3;

  private final int[] code;
  private final int removed;
  private final LoopConstants loopConstants;
  private final Emitter emitter;
  private final int firstFree;
  private final IntList output;

  /** Words that the loops before each loop insert. */
  private final int[] inserted;

  private boolean usesUndefined;

  Layout(int[] code, int removed, LoopConstants loopConstants, Emitter emitter, int registerCount) {
    this.code = code;
    this.removed = removed;
    this.loopConstants = loopConstants;
    this.emitter = emitter;
    firstFree = registerCount;
    inserted = new int[loopConstants.loops() + 1];
    for (int i = 0; i < loopConstants.loops(); i++) {
      inserted[i + 1] = inserted[i] + loopConstants.uses(i).size() * LOAD_LENGTH;
    }
    output = new IntList(Math.max(code.length, 1));
  }

  int registerCount() {
    return firstFree + loopConstants.count() + (usesUndefined ? 1 : 0);
  }

  /** The final index of an instruction; {@code behind}: behind loads put before it. */
  int position(int old, boolean behind) {
    if (old == Integer.MAX_VALUE) {
      return old;
    }
    int low = 0;
    int high = loopConstants.loops();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int at = loopConstants.position(middle);
      if (at < old || at == old && behind) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return old - removed + inserted[low];
  }

  int[] positions(IntList old, boolean behind) {
    int[] result = old.toArray();
    for (int i = 0; i < result.length; i++) {
      result[i] = position(result[i], behind);
    }
    return result;
  }

  int[] instructions() {
    int loop = 0;
    for (int pc = removed; pc < code.length; ) {
      while (loop < loopConstants.loops() && loopConstants.position(loop) == pc) {
        loads(loopConstants.uses(loop));
        loop++;
      }
      Opcode opcode = Opcode.of(code[pc]);
      output.add(opcode.code());
      for (int i = 0; i < opcode.operands().size(); i++) {
        int word = code[pc + 1 + i];
        Operand operand = opcode.operands().get(i);
        if (operand == Operand.TARGET) {
          output.add(position(word, word <= pc));
        } else if (operand == Operand.SOURCE) {
          output.add(register(word));
        } else {
          output.add(word);
        }
      }
      pc += opcode.length();
    }
    return output.toArray();
  }

  private void loads(IntList uses) {
    for (int i = 0; i < uses.size(); i++) {
      Object value = loopConstants.value(uses.get(i));
      int register = firstFree + uses.get(i);
      if (value instanceof Integer number) {
        output.add(Opcode.LOAD_INT.code());
        output.add(register);
        output.add(number);
      } else {
        output.add(Opcode.LOAD_CONSTANT.code());
        output.add(register);
        output.add(emitter.constant(value));
      }
    }
  }

  private int register(int word) {
    if (word < Registers.FIRST_LOOP_CONSTANT) {
      return word;
    }
    if (word == Registers.UNDEFINED) {
      usesUndefined = true;
      return firstFree + loopConstants.count();
    }
    return firstFree + word - Registers.FIRST_LOOP_CONSTANT;
  }
}
