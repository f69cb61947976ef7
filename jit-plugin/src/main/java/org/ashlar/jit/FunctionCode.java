package org.ashlar.jit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.AbiDescription.Operand;
import org.ashlar.spi.jit.FunctionView;
import org.jspecify.annotations.Nullable;

/**
 * The decoded instructions of a function, its block leaders, and which registers are live where.
 */
final class FunctionCode {
  private final FunctionView view;
  private final TreeMap<Integer, Instruction> byPc = new TreeMap<>();
  private final BitSet leaders = new BitSet();
  private final TreeMap<Integer, BitSet> liveIn = new TreeMap<>();
  private final List<Handler> handlers = new ArrayList<>();

  /**
   * Decodes a function.
   *
   * @throws Decline if the bytecode is not of this ABI
   */
  FunctionCode(FunctionView view, AbiDescription abi) {
    this.view = view;
    decode(abi);
    readHandlers();
    markLeaders();
    analyzeLiveness();
  }

  private void readHandlers() {
    int[] rows = view.handlers();
    for (int at = 0; at < rows.length; at += 4) {
      handlers.add(new Handler(rows[at], rows[at + 1], rows[at + 2], rows[at + 3]));
    }
  }

  /** All handlers, inner ones before those around them. */
  List<Handler> handlers() {
    return handlers;
  }

  /** The innermost handler that covers a pc, or null. */
  @Nullable Handler handlerAt(int pc) {
    for (Handler handler : handlers) {
      if (handler.covers(pc)) {
        return handler;
      }
    }
    return null;
  }

  /** Registers that a handler uses, but for the one that takes the thrown value. */
  BitSet liveAtHandler(Handler handler) {
    BitSet live = (BitSet) liveAt(handler.target()).clone();
    live.clear(handler.register());
    return live;
  }

  boolean hasArguments() {
    return view.traits().contains(FunctionView.Trait.KEEPS_ARGUMENTS);
  }

  FunctionView view() {
    return view;
  }

  Instruction at(int pc) {
    Instruction found = byPc.get(pc);
    if (found == null) {
      throw new Decline("no instruction at " + pc, true);
    }
    return found;
  }

  Iterable<Instruction> instructions() {
    return byPc.values();
  }

  boolean isLeader(int pc) {
    return leaders.get(pc);
  }

  boolean isLoopHeader(int pc) {
    for (int header : view.loopHeaders()) {
      if (header == pc) {
        return true;
      }
    }
    return false;
  }

  /** Registers whose values are used at or after a pc before they are written. */
  BitSet liveAt(int pc) {
    return liveIn.getOrDefault(pc, new BitSet());
  }

  private void decode(AbiDescription abi) {
    int[] words = view.bytecode();
    int pc = 0;
    while (pc < words.length) {
      int opcode = words[pc];
      if (opcode < 0 || opcode >= abi.instructions().size()) {
        throw new Decline("unknown opcode " + opcode, true);
      }
      AbiDescription.Instruction row = abi.instructions().get(opcode);
      int count = row.operands().size();
      if (pc + count >= words.length + 0 && pc + 1 + count > words.length) {
        throw new Decline("truncated bytecode", true);
      }
      int[] operands = Arrays.copyOfRange(words, pc + 1, pc + 1 + count);
      byPc.put(
          pc,
          new Instruction(
              pc, row.name(), row.operands(), operands, row.flow(), row.pure(), pc + 1 + count));
      pc += 1 + count;
    }
  }

  private void markLeaders() {
    leaders.set(0);
    for (Instruction instruction : byPc.values()) {
      if (instruction.branches()) {
        leaders.set(instruction.target());
        leaders.set(instruction.next());
      }
    }
    for (int header : view.loopHeaders()) {
      leaders.set(header);
    }
    for (Handler handler : handlers) {
      leaders.set(handler.start());
      leaders.set(handler.end());
      leaders.set(handler.target());
    }
  }

  private void analyzeLiveness() {
    boolean changed = true;
    List<Instruction> reversed = new ArrayList<>(byPc.descendingMap().values());
    while (changed) {
      changed = false;
      for (Instruction instruction : reversed) {
        BitSet live = new BitSet();
        if (instruction.fallsThrough()) {
          live.or(liveAt(instruction.next()));
        }
        transfer(instruction, live);
        if (instruction.branches()) {
          // A branch that has a result defines it only where it goes on.
          live.or(liveAt(instruction.target()));
        }
        Handler handler = handlerAt(instruction.pc());
        if (handler != null) {
          live.or(liveAtHandler(handler));
        }
        BitSet before = liveIn.get(instruction.pc());
        if (!live.equals(before)) {
          liveIn.put(instruction.pc(), live);
          changed = true;
        }
      }
    }
  }

  private static void transfer(Instruction instruction, BitSet live) {
    List<Operand> roles = instruction.roles();
    for (int i = 0; i < roles.size(); i++) {
      if (roles.get(i) == Operand.DEST) {
        live.clear(instruction.operand(i));
      }
    }
    for (int i = 0; i < roles.size(); i++) {
      switch (roles.get(i)) {
        case SOURCE, UPDATE -> live.set(instruction.operand(i));
        case RANGE ->
            live.set(instruction.operand(i), instruction.operand(i) + instruction.operand(i + 1));
        default -> {}
      }
    }
  }
}
