package org.ashlar.spi.vm;

import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.spi.schedule.AgentTask;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One isolated JavaScript world inside a virtual machine: an agent, its main realm, its mailbox.
 *
 * <p>Apart from the methods of {@link AgentTask}, every method may be called by any thread at any
 * time and returns at once. A slice takes messages from the mailbox, runs each as a job of its own,
 * and after each drains the microtasks; then due timers, likewise.
 */
@ConsumerType
public interface GuestContext extends AgentTask, AutoCloseable {
  /**
   * Puts a message into the mailbox, the only door into the context, and wakes the agent. Messages
   * run in the order of arrival. After the context ended, the message is abandoned at once on the
   * calling thread.
   */
  void post(GuestMessage message);

  /**
   * Ends the context: whatever runs is unwound past every handler of the program, at the latest
   * after 1,024 loop iterations or one built-in step, and all messages are abandoned with the
   * reason. The first call decides.
   *
   * @param reason usually a {@link org.ashlar.api.TerminationException}
   */
  void terminate(AshlarException reason);

  /**
   * Gives up what runs now, as {@link #terminate} does, and nothing else: a message is abandoned
   * with the reason, another job has failed with it, and the context goes on. If nothing runs,
   * {@link #whenIdle} fails for those who wait at this moment. A virtual machine that cannot go on
   * ends the context.
   */
  default void interrupt(AshlarException reason) {
    terminate(reason);
  }

  /**
   * Completes each time asked for, once nothing is left to do: mailbox and job queues empty, no
   * active timer, nothing kept alive by {@link GuestAccess#keepAlive}. Fails with the reason if the
   * context is ended, and with a {@link org.ashlar.api.ScriptException} {@code SCRIPT_ERROR} or
   * {@code UNHANDLED_REJECTION} if a job outside a message failed and the program did not handle
   * it; a failure is kept until somebody asks, and told once.
   */
  CompletionStage<Void> whenIdle();

  /**
   * Completes once nothing is left to do, whatever has failed before: it takes no failure away from
   * {@link #whenIdle}. Fails only with the reason if the context is ended.
   */
  CompletionStage<Void> whenQuiet();

  /**
   * The memory behind a value of this context that is a SharedArrayBuffer, for another context to
   * see; null for any other value. Such a value never changes its memory, so this needs no turn of
   * the agent.
   */
  default @Nullable SharedMemory sharedMemory(Object value) {
    return null;
  }

  /** Completes when the agent is done and everything is released. */
  CompletionStage<Void> whenClosed();

  /** Figures; processor time and slices are the scheduler's business and stay 0 here. */
  Context.Statistics statistics();

  /**
   * Ends the context as {@link #terminate} does, with {@code CONTEXT_CLOSED}, and releases
   * everything at the next slice. Again is harmless.
   */
  @Override
  void close();
}
