package org.ashlar.vm.feedback;

import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.CodeBlock;
import org.jspecify.annotations.Nullable;

/**
 * Feedback of one code block, shared by every realm and agent that runs it.
 *
 * <p>A FEEDBACK operand indexes both arrays: {@link #kinds} collects bits of {@link OperandKinds}
 * or counts back-edges of a loop header, {@link #caches} holds inline cache entries ({@link
 * PropertyCache}, call targets, literal shapes). Plain reads and writes; see the package.
 */
public final class FeedbackVector {
  /** Bits or counters by feedback slot. */
  public final int[] kinds;

  /** Immutable cache entries by feedback slot; Java null is uninitialized. */
  public final @Nullable Object[] caches;

  /** Calls of the code block so far, saturating and racy: a heat measure. */
  public int calls;

  /** Registers of a new frame, all undefined, to be copied; Java null before the first call. */
  public Object @Nullable [] initialRegisters;

  /** What the execution layer learnt about objects that this code constructs, or Java null. */
  public @Nullable Object allocation;

  public FeedbackVector(int slots) {
    kinds = new int[slots];
    caches = new Object[slots];
  }

  /** The vector of a code block, made at its first run. */
  public static FeedbackVector of(CodeBlock code, Bytecode body) {
    if (code.feedback() instanceof FeedbackVector present) {
      return present;
    }
    FeedbackVector made = new FeedbackVector(body.feedbackCount());
    code.setFeedback(made);
    return made;
  }
}
