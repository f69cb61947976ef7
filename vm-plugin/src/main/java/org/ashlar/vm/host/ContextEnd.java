package org.ashlar.vm.host;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.TerminationException;
import org.ashlar.vm.completion.Termination;
import org.jspecify.annotations.Nullable;

/**
 * Why a context ends: decided once, by any thread. Or why the job that runs ends and the context
 * goes on: asked for any number of times. Running code meets either at its next poll.
 */
final class ContextEnd {
  private final AtomicReference<@Nullable AshlarException> decided = new AtomicReference<>();
  private final AtomicReference<@Nullable AshlarException> interruption = new AtomicReference<>();

  /** The interruption on its way through the running job; of the agent's thread. */
  private @Nullable AshlarException unwinding;

  /** Decides the end, unless it is decided already: then returns false. */
  boolean decide(AshlarException reason) {
    return decided.compareAndSet(null, reason);
  }

  boolean isDecided() {
    return decided.get() != null;
  }

  /** The reason, or Java null while there is none. */
  @Nullable AshlarException reason() {
    return decided.get();
  }

  AshlarException requireReason() {
    return Objects.requireNonNull(decided.get());
  }

  /** Asks for the end of the job that runs. */
  void interrupt(AshlarException reason) {
    interruption.set(reason);
  }

  /** The interruption asked for that no job has met; Java null if there is none. */
  @Nullable AshlarException takeInterruption() {
    return interruption.getAndSet(null);
  }

  /** Whether a termination ends a job only. */
  boolean isInterruption(Termination ended) {
    return ended.reason() == Termination.Reason.INTERRUPTED && !isDecided();
  }

  /**
   * A poll in a job: throws what unwinds it if it has to end. An interruption is thrown until the
   * job is over, because a host function may have caught it.
   */
  void check() {
    if (isDecided()) {
      throw termination();
    }
    AshlarException interrupted = interruption.get();
    if (interrupted != null) {
      unwinding = interrupted;
      throw new Termination(
          Termination.Reason.INTERRUPTED, String.valueOf(interrupted.getMessage()));
    }
  }

  /** The job is over that met an interruption. */
  void jobEnded() {
    AshlarException met = unwinding;
    if (met != null) {
      unwinding = null;
      interruption.compareAndSet(met, null);
    }
  }

  /** The reason behind a termination; one that nobody decided is a fault of the engine. */
  AshlarException reasonOf(Termination ended) {
    if (isInterruption(ended)) {
      return Objects.requireNonNull(unwinding);
    }
    if (!isDecided()) {
      decide(new AshlarException(ErrorCode.INTERNAL_ERROR, String.valueOf(ended.getMessage())));
    }
    return requireReason();
  }

  /** The reason when the JVM itself ran out of something; it becomes the end if there is none. */
  AshlarException reasonOf(VirtualMachineError exhausted) {
    if (!isDecided()) {
      ErrorCode code =
          exhausted instanceof StackOverflowError
              ? ErrorCode.STACK_EXHAUSTED
              : ErrorCode.MEMORY_EXHAUSTED;
      decide(new TerminationException(code, TerminationException.QUOTA_EXIT_CODE));
    }
    return requireReason();
  }

  /** What unwinds running code. */
  Termination termination() {
    return new Termination(Termination.Reason.KILLED, String.valueOf(requireReason().getMessage()));
  }
}
