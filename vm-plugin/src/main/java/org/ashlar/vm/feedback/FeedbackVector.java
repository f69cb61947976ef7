package org.ashlar.vm.feedback;

import java.util.Arrays;
import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.InitialRegisters;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Feedback of one code block, shared by every realm and agent that runs it, with the parts of the
 * body that a frame needs beside it.
 *
 * <p>A FEEDBACK operand indexes both arrays: {@link #kinds} collects bits of {@link OperandKinds}
 * or counts back-edges of a loop header, {@link #caches} holds inline cache entries ({@link
 * PropertyCache}, call targets, literal shapes). Plain reads and writes; see the package.
 */
public final class FeedbackVector {
  public final Bytecode body;

  /**
   * The interpreter's own copy of the instructions, in which it puts variants in the place of
   * opcodes; a few words longer, so that operands can be read before the opcode is known.
   */
  public final int[] instructions;

  public final Object[] constants;

  /** Bits or counters by feedback slot. */
  public final int[] kinds;

  /** Immutable cache entries by feedback slot; Java null is uninitialized. */
  public final @Nullable Object[] caches;

  /** Whether the code is strict. */
  public final boolean strict;

  /** Index of the first instruction after those that only load the environment and this. */
  public final int start;

  /** Register that the code loads its closure's environment into first, or -1. */
  public final int environmentRegister;

  /** Register that the code loads this into before anything else happens, or -1. */
  public final int thisRegister;

  /** Calls of the code block so far, saturating and racy: a heat measure. */
  public int calls;

  /** What the execution layer learnt about objects that this code constructs, or Java null. */
  public volatile @Nullable Object allocation;

  /** What the tier layer remembers of the function, as it likes. */
  public volatile @Nullable Object tierState;

  private static final int LOOKAHEAD = 3;

  private final int registerCount;
  private final int[] undefinedRegisters;

  private FeedbackVector(CodeBlock code) {
    Bytecode body = code.body();
    int parameterCount = code.parameterCount();
    this.strict = code.isStrict();
    this.body = body;
    this.instructions = Arrays.copyOf(body.instructions(), body.instructions().length + LOOKAHEAD);
    this.constants = body.constants();
    this.registerCount = body.registerCount();
    this.undefinedRegisters = InitialRegisters.of(body, parameterCount);
    this.kinds = new int[body.feedbackCount()];
    int[] words = body.instructions();
    int at = 0;
    boolean loadsEnvironment = words[at] == Op.LOAD_CLOSURE_ENVIRONMENT;
    this.environmentRegister = loadsEnvironment ? words[at + 1] : -1;
    at += loadsEnvironment ? 2 : 0;
    boolean loadsThis = words[at] == Op.LOAD_THIS;
    this.thisRegister = loadsThis ? words[at + 1] : -1;
    this.start = at + (loadsThis ? 2 : 0);
    this.caches = new Object[body.feedbackCount()];
  }

  /** The vector of a code block, made at its first run. */
  public static FeedbackVector of(CodeBlock code) {
    if (code.feedback() instanceof FeedbackVector present) {
      return present;
    }
    FeedbackVector made = new FeedbackVector(code);
    code.setFeedback(made);
    return made;
  }

  /** Registers of a new frame; those of parameters are for the caller to fill. */
  public @Nullable Object[] newRegisters() {
    Object[] registers = new Object[registerCount];
    for (int register : undefinedRegisters) {
      registers[register] = Undefined.UNDEFINED;
    }
    return registers;
  }
}
