package org.ashlar.api;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.reactivestreams.Publisher;

/**
 * One isolated JavaScript world: an agent with its main realm and its memory account.
 *
 * <p>Any thread may call any method at any time. Calls are queued and awaited in the order of
 * arrival, never refused. A call made by a {@link HostFunction} of the same context runs at once.
 */
@ProviderType
public interface Context extends AutoCloseable {
  /**
   * The number of the context, at least 1; unique among the engines of one kernel, or in its engine
   * if that stands alone, and never used again.
   */
  long id();

  /** The name given to the builder, or one made up. */
  String name();

  /**
   * Evaluates a source and waits.
   *
   * @return for a script its completion value, for a module its namespace object once its top level
   *     has finished, for CommonJS read from a file {@code module.exports}, for CommonJS that is
   *     just text its completion value, for JSON the value
   * @throws ScriptException for a syntax error or what the program throws
   * @throws TerminationException if the context is ended meanwhile
   * @throws AshlarException {@link ErrorCode#CONTEXT_CLOSED}, or {@link ErrorCode#INTERRUPTED} if
   *     the waiting thread is interrupted, which also cancels the context; a thread that runs the
   *     context itself, in caller-driven mode, looks for an interrupt between jobs
   */
  Value eval(Source source);

  /** Evaluates a script and waits. */
  default Value eval(String script) {
    return eval(Source.of(script));
  }

  /**
   * Runs a program to its end: evaluates the source as {@link #eval(Source)} does, then whatever it
   * leaves to do.
   *
   * @return as {@link #eval(Source)}
   * @throws ScriptException at once for what the evaluation throws and for an error or rejection
   *     that nothing handles, wherever it happens
   * @throws AshlarException as {@link #eval(Source)}
   */
  Value run(Source source);

  /** As {@link #eval(Source)} without waiting; a promise as completion value is followed. */
  CompletionStage<Value> evalAsync(Source source);

  /**
   * Evaluates a source at the first request of each subscriber and publishes the values of the
   * iterable or async iterable it yields, as {@link Value#toPublisher} does.
   */
  Publisher<Value> evalStream(Source source);

  /** The global object. */
  Value global();

  /** Copies or wraps a host value by the rules of {@link HostFunction#call}. */
  Value toValue(@Nullable Object hostValue);

  /**
   * Completes when nothing is left to do: no job, no active timer, no operation in progress. Fails
   * with the {@link ScriptException} of an uncaught error or unhandled rejection, or the {@link
   * TerminationException} that ended the context.
   */
  CompletionStage<Void> whenIdle();

  /** Waits for {@link #whenIdle}; in caller-driven mode the calling thread runs the context. */
  void runUntilIdle();

  /** Ends the context from any thread; waiting callers get {@link ErrorCode#CANCELLED}. */
  void cancel();

  /**
   * Gives up what runs in the context now, from any thread, and leaves the context open: within a
   * few milliseconds the running job is unwound past every handler of the program, and who waits
   * for it or for a promise gets {@link ErrorCode#EXECUTION_INTERRUPTED}; if it is a job that
   * nobody waits for, or if nothing runs, who waits for the context to be idle. What waits to run
   * goes on to do so; if there is nobody to interrupt, nothing happens. A generator or async
   * function that was unwound never goes on. A context whose virtual machine cannot do this ends.
   */
  void interrupt();

  /**
   * Lets the context run nothing more until {@link #resume}, from any thread. A program in the
   * midst of a job stops at its next poll, within a few milliseconds, and keeps its stack; calls
   * and timers wait, and the deadline goes on. Again is harmless.
   */
  void pause();

  /** Lets a paused context go on; harmless if it is not paused. */
  void resume();

  /** What the context does now; may be out of date when the caller looks at it. */
  State state();

  /** What a context does. */
  enum State {
    /** It waits for a call, a timer or an operation. */
    WAITING,
    /** It has something to run and waits for a worker. */
    READY,
    /** A worker, or in caller-driven mode a calling thread, runs it. */
    RUNNING,
    /** It was paused. */
    PAUSED,
    /** It has ended or was closed. */
    CLOSED
  }

  /** What the context has used so far; may lag behind by one slice. */
  Statistics statistics();

  /**
   * Figures about a context.
   *
   * @param retainedBytes retained bytes at the last trace, -1 if never traced
   * @param allocatedBytes bytes allocated since creation, as far as measured
   * @param cpuNanoseconds processor time used, that of host functions included; without a limit on
   *     it, for which it is measured, the time for which the context had a thread
   * @param reductions fuel used
   * @param slices how often it was given a worker
   */
  record Statistics(
      long retainedBytes, long allocatedBytes, long cpuNanoseconds, long reductions, long slices) {}

  /**
   * Ends what still runs and releases everything; again is harmless. Waits for that, except in a
   * host function of this context, or of one that this context waits for.
   */
  @Override
  void close();

  /** Closes without waiting; the stage completes when everything is released. */
  CompletionStage<Void> closeAsync();
}
