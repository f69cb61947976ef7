package org.ashlar.vm.code;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ashlar.vm.value.StringKey;

/**
 * Checks that a body is well formed: every operand within its table, every jump to the start of an
 * instruction, every backward jump to a LOOP_HEADER, control unable to run off the end, handlers
 * over whole instructions. The rules come from the rows of {@link Opcode}.
 */
public final class Verifier {
  private final CodeBlock code;
  private final Bytecode body;
  private final BitSet starts = new BitSet();
  private final List<String> faults = new ArrayList<>();

  private Verifier(CodeBlock code) {
    this.code = code;
    body = code.body();
  }

  /** What is wrong with the body of a code block; empty if nothing is. */
  public static List<String> verify(CodeBlock code) {
    Verifier verifier = new Verifier(code);
    verifier.run();
    return List.copyOf(verifier.faults);
  }

  private void run() {
    int[] words = body.instructions();
    if (!findStarts(words)) {
      return;
    }
    Opcode last = Opcode.NOP;
    for (int pc = starts.nextSetBit(0); pc >= 0; pc = starts.nextSetBit(pc + 1)) {
      last = Opcode.of(words[pc]);
      operands(pc, last);
    }
    if (last.flow() != Opcode.Flow.RETURN
        && last.flow() != Opcode.Flow.THROW
        && last.flow() != Opcode.Flow.JUMP) {
      fault(words.length, "control runs off the end after " + last);
    }
    handlers(words.length);
  }

  private boolean findStarts(int[] words) {
    int pc = 0;
    while (pc < words.length) {
      if (words[pc] < 0 || words[pc] >= Opcode.values().length) {
        fault(pc, "no opcode: " + words[pc]);
        return false;
      }
      starts.set(pc);
      pc += Opcode.of(words[pc]).length();
    }
    if (pc != words.length) {
      fault(pc, "the last instruction is cut off");
      return false;
    }
    return true;
  }

  private void operands(int pc, Opcode opcode) {
    List<Operand> operands = opcode.operands();
    for (int i = 0; i < operands.size(); i++) {
      int word = body.instructions()[pc + 1 + i];
      switch (operands.get(i)) {
        case DEST, SOURCE, UPDATE -> inRange(pc, opcode, "register", word, body.registerCount());
        case RANGE -> {
          int count = body.instructions()[pc + 2 + i];
          if (word < 0 || count < 0 || (count > 0 && word + count > body.registerCount())) {
            fault(pc, opcode + " range " + word + " * " + count);
          }
        }
        case CONSTANT -> inRange(pc, opcode, "constant", word, body.constants().length);
        case KEY -> {
          inRange(pc, opcode, "key", word, body.constants().length);
          if (word >= 0
              && word < body.constants().length
              && !(body.constants()[word] instanceof StringKey)) {
            fault(pc, opcode + " key is " + body.constants()[word]);
          }
        }
        case FUNCTION -> inRange(pc, opcode, "function", word, body.functions().length);
        case GLOBAL -> inRange(pc, opcode, "global", word, code.unit().globalCount());
        case FEEDBACK -> inRange(pc, opcode, "feedback", word, body.feedbackCount());
        case TARGET -> target(pc, opcode, word);
        case HOPS, SLOT -> {
          if (word < 0) {
            fault(pc, opcode + " negative hops or slot " + word);
          }
        }
        case COUNT, IMMEDIATE -> {}
      }
    }
  }

  private void target(int pc, Opcode opcode, int target) {
    if (!isStart(target)) {
      fault(pc, opcode + " target " + target + " is no instruction");
    } else if (target <= pc && Opcode.of(body.instructions()[target]) != Opcode.LOOP_HEADER) {
      fault(pc, opcode + " goes back to " + target + ", which is no loop header");
    }
  }

  private boolean isStart(int pc) {
    return pc >= 0 && starts.get(pc);
  }

  private void handlers(int length) {
    HandlerTable handlers = body.handlers();
    for (int i = 0; i < handlers.size(); i++) {
      int start = handlers.start(i);
      int end = handlers.end(i);
      if (start < 0
          || start >= end
          || end > length
          || !isStart(start)
          || (end < length && !isStart(end))) {
        fault(start, "handler range " + start + ".." + end);
      }
      if (!isStart(handlers.handler(i))) {
        fault(start, "handler at " + handlers.handler(i));
      }
      if (handlers.register(i) < 0 || handlers.register(i) >= body.registerCount()) {
        fault(start, "handler register " + handlers.register(i));
      }
    }
  }

  private void inRange(int pc, Opcode opcode, String what, int word, int limit) {
    if (word < 0 || word >= limit) {
      fault(pc, opcode + " " + what + " " + word + " of " + limit);
    }
  }

  private void fault(int pc, String text) {
    faults.add(pc + ": " + text);
  }
}
