package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ashlar.spi.jit.CompileRequest;
import org.jspecify.annotations.Nullable;

/**
 * Walks the blocks of a function, first to learn in which forms registers reach each block, then to
 * emit them.
 *
 * <p>Implementation note. The analysis is a forward data flow over the forms of registers that
 * iterates until nothing changes; both passes run the same {@link Lowering}, which without a
 * builder only computes forms. Edges into a block bring registers into the forms it expects; on
 * conditional edges that happens in a block of its own.
 */
final class Translator {
  private static final int MAX_VISITS = 40;

  private final FunctionCode function;
  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;
  private final Exits exits;
  private final Lowering lowering;
  private final boolean failing;
  private final TreeMap<Integer, int[]> expected = new TreeMap<>();
  private final Map<Integer, Label> labels = new HashMap<>();
  private final List<Edge> outOfLine = new ArrayList<>();
  private final Map<Integer, Integer> visits = new HashMap<>();
  private final List<Range> ranges = new ArrayList<>();
  private @Nullable TreeSet<Integer> work;

  /** The block that is emitted behind the present one, to which no jump is needed. */
  private @Nullable Integer following;

  /** Code of neighbouring blocks that a handler covers. */
  private record Range(Handler handler, Label start, Label end) {}

  private record Edge(Label label, int[] forms, int target) {}

  Translator(
      CompileRequest request, FunctionCode function, Sites sites, Assembler asm, Exits exits) {
    this.function = function;
    this.sites = sites;
    this.asm = asm;
    this.exits = exits;
    this.failing = request.exitAtEveryGuard();
    this.registers =
        new Registers(
            asm,
            function.view().registerCount(),
            function.hasArguments(),
            (at, wanted) -> exitAt(0, wanted));
    this.lowering = new Lowering(this, function, sites, asm, registers, failing);
  }

  Registers registers() {
    return registers;
  }

  private Label exitAt(int pc, String wanted) {
    return exits.at(pc, registers, asm, wanted);
  }

  /** Learns the forms, from an entry where all live registers are boxed. */
  void analyze(int entryPc) {
    asm.begin(null);
    TreeSet<Integer> queue = new TreeSet<>();
    work = queue;
    int[] entry = new int[registers.count()];
    Arrays.fill(entry, Forms.BOX);
    registers.restore(entry);
    reach(entryPc);
    while (!queue.isEmpty()) {
      int pc = queue.pollFirst();
      if (visits.merge(pc, 1, Integer::sum) > MAX_VISITS) {
        throw new Decline("the forms of registers do not settle", true);
      }
      registers.restore(expectedAt(pc));
      block(pc);
    }
    work = null;
  }

  private int[] expectedAt(int pc) {
    return Objects.requireNonNull(expected.get(pc));
  }

  /**
   * Emits everything reachable; the prologue has put live registers into their boxed locals.
   *
   * @param present the registers whose locals it has set
   * @param leavesWhenDeep whether the interpreter is to go on where little stack is left
   */
  void emit(int entryPc, BitSet present, boolean leavesWhenDeep) {
    int[] entry = new int[registers.count()];
    Arrays.fill(entry, Forms.BOX);
    for (int pc : expected.keySet()) {
      labels.put(pc, asm.newLabel());
    }
    List<Handler> reached =
        function.handlers().stream().filter(h -> expected.containsKey(h.target())).toList();
    for (Handler handler : reached) {
      fillLocals(handler, present);
    }
    registers.restore(entry);
    if (leavesWhenDeep) {
      Label deep = exits.atEntry(entryPc, registers, asm);
      asm.loadInt(Registers.ROOM);
      asm.call("entry.isDeep");
      asm.emit(code -> code.ifne(deep));
    }
    following = expected.firstKey();
    edge(entryPc);
    Handler covering = null;
    Label start = null;
    for (int pc : expected.keySet()) {
      Handler handler = function.handlerAt(pc);
      if (!Objects.equals(handler, covering)) {
        endRange(covering, start);
        covering = handler;
        start = startRange(handler);
      }
      following = expected.higherKey(pc);
      asm.bind(labels.get(pc));
      registers.restore(expectedAt(pc));
      block(pc);
    }
    endRange(covering, start);
    following = null;
    for (int i = 0; i < outOfLine.size(); i++) {
      Edge pending = outOfLine.get(i);
      asm.bind(pending.label());
      registers.restore(pending.forms());
      edge(pending.target());
    }
    for (Handler handler : reached) {
      emitHandler(handler);
    }
  }

  private @Nullable Label startRange(@Nullable Handler handler) {
    if (handler == null) {
      return null;
    }
    Label start = asm.newLabel();
    asm.bind(start);
    // Blocks may come to nothing, and the JVM refuses a range without code.
    asm.emit(CodeBuilder::nop);
    return start;
  }

  private void endRange(@Nullable Handler handler, @Nullable Label start) {
    Label end = asm.newLabel();
    if (handler != null && start != null && end != null) {
      asm.bind(end);
      ranges.add(new Range(handler, start, end));
    }
  }

  /** The JVM wants all locals that a handler reads to be set wherever it covers. */
  private void fillLocals(Handler handler, BitSet present) {
    BitSet live = function.liveAtHandler(handler);
    int[] wanted = expectedAt(handler.target());
    for (int r = live.nextSetBit(0); r >= 0; r = live.nextSetBit(r + 1)) {
      boolean isSet = present.get(r);
      registers.fill(r, isSet ? wanted[r] & ~Forms.BOX : wanted[r]);
    }
  }

  /** Where exceptions of the ranges of a handler arrive: puts the value where it is expected. */
  private void emitHandler(Handler handler) {
    Label arrival = Objects.requireNonNull(asm.newLabel());
    boolean covers = false;
    for (Range range : ranges) {
      if (handler.equals(range.handler())) {
        asm.catchThrown(range.start(), range.end(), arrival);
        covers = true;
      }
    }
    if (!covers) {
      return;
    }
    asm.bind(arrival);
    registers.restore(expectedAt(handler.target()));
    asm.call("thrownValue");
    registers.defineObject(handler.register());
    registers.restoreRoom();
    edge(handler.target());
  }

  /** Before an instruction that may throw, its handler's registers are as the handler expects. */
  private void prepareHandler(int pc) {
    Handler handler = function.handlerAt(pc);
    if (handler == null) {
      return;
    }
    BitSet live = function.liveAtHandler(handler);
    if (work != null) {
      int[] before = registers.snapshot();
      registers.declareObject(handler.register());
      reach(handler.target());
      registers.restore(before);
    }
    int[] wanted = expectedAt(handler.target());
    for (int r = live.nextSetBit(0); r >= 0; r = live.nextSetBit(r + 1)) {
      registers.convert(r, wanted[r], failing);
    }
  }

  private void block(int leader) {
    int pc = leader;
    while (true) {
      Instruction instruction = function.at(pc);
      registers.setExit((at, reason) -> exitAt(instruction.pc(), reason));
      if (!instruction.isPure()) {
        prepareHandler(pc);
        asm.position(pc);
      }
      boolean goesOn = lowering.lower(instruction);
      if (!goesOn) {
        return;
      }
      pc = instruction.next();
      if (function.isLeader(pc)) {
        edge(pc);
        return;
      }
    }
  }

  /** Guards from now on go to the interpreter behind an instruction that has had its effects. */
  void exitsAfter(Instruction i) {
    registers.setExit((at, reason) -> exitAt(i.next(), reason));
  }

  /** Goes to a block unconditionally. */
  void edge(int target) {
    if (work != null) {
      reach(target);
      return;
    }
    int[] wanted = expectedAt(target);
    registers.setExit((at, reason) -> exitAt(target, reason));
    BitSet live = function.liveAt(target);
    for (int r = live.nextSetBit(0); r >= 0; r = live.nextSetBit(r + 1)) {
      registers.convert(r, wanted[r], failing);
    }
    if (following == null || following != target) {
      asm.go(labels.get(target));
    }
  }

  /** The label for a conditional branch to a block; null in a dry run. */
  @Nullable Label branch(int target) {
    if (work != null) {
      reach(target);
      return null;
    }
    int[] wanted = expectedAt(target);
    BitSet live = function.liveAt(target);
    for (int r = live.nextSetBit(0); r >= 0; r = live.nextSetBit(r + 1)) {
      if ((registers.forms(r) & wanted[r]) != wanted[r]) {
        Label label = Objects.requireNonNull(asm.newLabel());
        outOfLine.add(new Edge(label, registers.snapshot(), target));
        return label;
      }
    }
    return labels.get(target);
  }

  private void reach(int target) {
    BitSet live = function.liveAt(target);
    int[] before = expected.get(target);
    int[] after = new int[registers.count()];
    boolean speculate = function.isLoopHeader(target) && sites.maySpeculateAt(target);
    boolean changed = before == null;
    for (int r = 0; r < after.length; r++) {
      if (!live.get(r)) {
        after[r] = Forms.UNKNOWN;
        continue;
      }
      after[r] =
          before == null
              ? registers.forms(r)
              : Forms.merge(before[r], registers.forms(r), speculate);
      changed |= before != null && before[r] != after[r];
    }
    if (changed) {
      expected.put(target, after);
      Objects.requireNonNull(work).add(target);
    }
  }
}
