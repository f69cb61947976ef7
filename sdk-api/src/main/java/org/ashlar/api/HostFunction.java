package org.ashlar.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A Java function that JavaScript can call.
 *
 * <p>It runs on the thread that runs the context and keeps the whole context waiting, so anything
 * slow belongs on another thread: return a {@link java.util.concurrent.CompletionStage} and the
 * program gets a promise.
 */
@ConsumerType
@FunctionalInterface
public interface HostFunction {
  /**
   * Called by the program.
   *
   * @param arguments the arguments; each is valid as long as the context is open
   * @return null (seen as {@code undefined}), a {@link Value} of the same context or a
   *     SharedArrayBuffer of another, which then sees the same memory, a {@code CompletionStage}
   *     (seen as a promise), a {@link HostFunction}, a boolean, number, string, {@code BigInteger},
   *     or a {@code List} or {@code Map} with text keys of these, which is copied
   * @throws Exception seen by the program as an {@code Error} with the exception's message
   */
  @Nullable Object call(List<Value> arguments) throws Exception;
}
