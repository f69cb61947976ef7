package org.ashlar.vm.code;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the registers that code may read before it has written them; only those must start
 * undefined, the others may hold anything.
 *
 * <p>Implementation note. A forward analysis of what is surely written, from instruction to
 * instruction; where paths meet the sets are intersected. A handler may be entered from any
 * instruction of its region that no inner handler covers, so what is written before each of them
 * counts.
 */
public final class InitialRegisters {
  private final Bytecode body;
  private final int[] words;
  private final BitSet[] written;
  private final ArrayDeque<Integer> pending = new ArrayDeque<>();
  private final BitSet result = new BitSet();

  private InitialRegisters(Bytecode body) {
    this.body = body;
    this.words = body.instructions();
    this.written = new BitSet[words.length];
  }

  /**
   * Registers that must start undefined, ascending.
   *
   * @param parameterCount registers that the caller writes
   */
  public static int[] of(Bytecode body, int parameterCount) {
    InitialRegisters analysis = new InitialRegisters(body);
    BitSet start = new BitSet();
    start.set(0, parameterCount);
    analysis.flow(0, start);
    while (!analysis.pending.isEmpty()) {
      analysis.step(analysis.pending.remove());
    }
    return analysis.result.stream().toArray();
  }

  /** Control reaches an instruction with at least these registers written. */
  private void flow(int target, BitSet state) {
    BitSet before = written[target];
    if (before == null) {
      written[target] = (BitSet) state.clone();
      pending.add(target);
      return;
    }
    int size = before.cardinality();
    before.and(state);
    if (before.cardinality() != size) {
      pending.add(target);
    }
  }

  private void step(int at) {
    BitSet state = (BitSet) written[at].clone();
    HandlerTable handlers = body.handlers();
    int row = handlers.find(at);
    if (row >= 0) {
      BitSet caught = (BitSet) state.clone();
      caught.set(handlers.register(row));
      flow(handlers.handler(row), caught);
    }
    Opcode opcode = Opcode.of(words[at]);
    List<Operand> operands = opcode.operands();
    int target = -1;
    for (int i = 0; i < operands.size(); i++) {
      int word = words[at + 1 + i];
      switch (operands.get(i)) {
        case SOURCE, UPDATE -> read(word, state);
        case RANGE -> {
          for (int register = word; register < word + words[at + 2 + i]; register++) {
            read(register, state);
          }
        }
        case TARGET -> target = word;
        default -> {}
      }
    }
    if (target >= 0) {
      // A branch may be taken before its results are written.
      flow(target, state);
    }
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) == Operand.DEST || operands.get(i) == Operand.UPDATE) {
        state.set(words[at + 1 + i]);
      }
    }
    switch (opcode.flow()) {
      case NEXT, BRANCH, SUSPEND -> flow(at + opcode.length(), state);
      case JUMP, RETURN, THROW -> {}
    }
  }

  private void read(int register, BitSet state) {
    if (!state.get(register)) {
      result.set(register);
    }
  }
}
