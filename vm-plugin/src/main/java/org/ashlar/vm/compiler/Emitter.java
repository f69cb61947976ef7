package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.HandlerTable;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.code.Operand;
import org.ashlar.vm.code.PositionTable;
import org.ashlar.vm.code.VariableNames;

/**
 * Writes the instructions of one body and collects its tables.
 *
 * <p>Implementation note: after an instruction that control does not pass, nothing is written until
 * a label with references is bound, so a body holds no dead code and cannot run off its end. The
 * first instruction loads the closure environment; {@link #finish} removes it if nothing used it,
 * because only the whole body shows that. FEEDBACK operands are added here, one fresh slot a site.
 */
final class Emitter {
  private static final int[] TARGET_OPERAND = targetOperands();
  private static final boolean[] HAS_FEEDBACK = feedbackOpcodes();

  private final IntList words = new IntList(64);
  private final List<Object> constants = new ArrayList<>();
  private final Map<Object, Integer> constantIndices = new HashMap<>();
  private final List<CodeBlock> functions = new ArrayList<>();
  private final IntList handlers = new IntList(8);
  private final IntList positionIndices = new IntList(16);
  private final IntList positionOffsets = new IntList(16);
  private final IntList localRegisters = new IntList(8);
  private final IntList localStarts = new IntList(8);
  private final IntList localEnds = new IntList(8);
  private final List<String> localNames = new ArrayList<>();
  private final LoopConstants loopConstants = new LoopConstants();
  private final IntList loads = new IntList(8);
  private final List<String> loadedNames = new ArrayList<>();
  private int feedbackCount;
  private int offset = -1;
  private boolean reachable = true;

  /** The source offset of the instructions that follow. */
  Emitter at(int sourceOffset) {
    offset = sourceOffset;
    return this;
  }

  /** The word index of the next instruction. */
  int position() {
    return words.size();
  }

  /** Whether control can get here. */
  boolean reachable() {
    return reachable;
  }

  /** Writes an instruction; a FEEDBACK operand is not among those given. */
  void emit(Opcode opcode, int... operands) {
    if (!reachable) {
      return;
    }
    int expected = opcode.operands().size() - (HAS_FEEDBACK[opcode.code()] ? 1 : 0);
    if (operands.length != expected) {
      throw new AssertionError(opcode + " takes " + expected + " operands");
    }
    begin(opcode);
    for (int operand : operands) {
      words.add(operand);
    }
    end(opcode);
  }

  /** Writes an instruction with a TARGET operand, which is not among those given. */
  void jump(Opcode opcode, Label target, int... operands) {
    if (!reachable) {
      return;
    }
    begin(opcode);
    int targetOperand = TARGET_OPERAND[opcode.code()];
    for (int i = 0; i < targetOperand; i++) {
      words.add(operands[i]);
    }
    if (!target.bound()) {
      target.addReference(words.size());
    }
    words.add(target.position());
    for (int i = targetOperand; i < operands.length; i++) {
      words.add(operands[i]);
    }
    end(opcode);
  }

  private void begin(Opcode opcode) {
    if (!opcode.pure()) {
      notePosition();
    }
    words.add(opcode.code());
  }

  private void end(Opcode opcode) {
    if (HAS_FEEDBACK[opcode.code()]) {
      words.add(feedbackCount++);
    }
    switch (opcode.flow()) {
      case JUMP, RETURN, THROW -> reachable = false;
      case NEXT, BRANCH, SUSPEND -> {}
    }
  }

  private void notePosition() {
    if (!positionOffsets.isEmpty() && positionOffsets.last() == offset) {
      return;
    }
    positionIndices.add(words.size());
    positionOffsets.add(offset);
  }

  /** Puts a label here. */
  void bind(Label label) {
    label.bind(words.size());
    for (int i = 0; i < label.references(); i++) {
      words.set(label.reference(i), words.size());
    }
    if (label.referenced()) {
      reachable = true;
    }
  }

  /** Binds a label that only backward jumps refer to: the head of a loop. */
  void bindLoopHeader(Label label) {
    label.bind(words.size());
    emit(Opcode.LOOP_HEADER);
  }

  /** Starts the code of a handler; false if nothing can reach it. */
  boolean handler(Region region, int register) {
    if (region.isEmpty()) {
      reachable = false;
      return false;
    }
    for (int i = 0; i < region.ranges(); i++) {
      handlers.add(region.start(i));
      handlers.add(region.end(i));
      handlers.add(words.size());
      handlers.add(register);
    }
    reachable = true;
    return true;
  }

  /** Notes that a register belongs to a variable from here on. */
  void startVariable(int register, String name) {
    localRegisters.add(register);
    localStarts.add(words.size());
    localEnds.add(Integer.MAX_VALUE);
    localNames.add(name);
  }

  int variableCount() {
    return localRegisters.size();
  }

  /** Notes that the registers of all variables from a number on belong to them no more. */
  void endVariables(int from) {
    for (int i = from; i < localEnds.size(); i++) {
      if (localEnds.get(i) == Integer.MAX_VALUE) {
        localEnds.set(i, words.size());
      }
    }
  }

  /** Notes the name of the variable that the next instruction loads from a slot. */
  void nameLoad(String name) {
    if (reachable) {
      loads.add(words.size());
      loadedNames.add(name);
    }
  }

  /** Enters a loop; to be given to {@link #leaveLoop} at its end. */
  boolean enterLoop() {
    return loopConstants.enter(words.size());
  }

  void leaveLoop(boolean entered) {
    if (entered) {
      loopConstants.leave();
    }
  }

  /** A register that holds a constant throughout the loop around, or -1. */
  int loopConstant(Object value) {
    int register = reachable ? loopConstants.register(value) : -1;
    return register < 0 ? -1 : Registers.FIRST_LOOP_CONSTANT + register;
  }

  int constant(Object value) {
    Integer present = constantIndices.get(value);
    if (present != null) {
      return present;
    }
    constants.add(value);
    constantIndices.put(value, constants.size() - 1);
    return constants.size() - 1;
  }

  int function(CodeBlock code) {
    functions.add(code);
    return functions.size() - 1;
  }

  /**
   * The complete body.
   *
   * @param usesEnvironment whether the first instruction is needed
   */
  Bytecode finish(int registerCount, boolean usesEnvironment) {
    if (reachable) {
      throw new AssertionError("control runs off the end");
    }
    int removed = usesEnvironment ? 0 : Opcode.LOAD_CLOSURE_ENVIRONMENT.length();
    Layout layout = new Layout(words.toArray(), removed, loopConstants, this, registerCount);
    int[] instructions = layout.instructions();
    int[] rows = handlers.toArray();
    for (int i = 0; i < rows.length; i++) {
      if (i % 4 != 3) {
        rows[i] = layout.position(rows[i], false);
      }
    }
    return new Bytecode(
        instructions,
        constants.toArray(),
        functions.toArray(new CodeBlock[0]),
        rows.length == 0 ? HandlerTable.EMPTY : new HandlerTable(rows),
        positionIndices.isEmpty()
            ? PositionTable.EMPTY
            : new PositionTable(layout.positions(positionIndices, true), positionOffsets.toArray()),
        variableNames(layout),
        layout.registerCount(),
        feedbackCount);
  }

  private VariableNames variableNames(Layout layout) {
    return new VariableNames(
        localRegisters.toArray(),
        layout.positions(localStarts, false),
        layout.positions(localEnds, false),
        localNames.toArray(new String[0]),
        layout.positions(loads, true),
        loadedNames.toArray(new String[0]));
  }

  private static int[] targetOperands() {
    Opcode[] all = Opcode.values();
    int[] result = new int[all.length];
    for (Opcode opcode : all) {
      result[opcode.code()] = opcode.operands().indexOf(Operand.TARGET);
    }
    return result;
  }

  private static boolean[] feedbackOpcodes() {
    Opcode[] all = Opcode.values();
    boolean[] result = new boolean[all.length];
    for (Opcode opcode : all) {
      List<Operand> operands = opcode.operands();
      int at = operands.indexOf(Operand.FEEDBACK);
      if (at >= 0 && at != operands.size() - 1) {
        throw new AssertionError("FEEDBACK must be the last operand of " + opcode);
      }
      result[opcode.code()] = at >= 0;
    }
    return result;
  }
}
