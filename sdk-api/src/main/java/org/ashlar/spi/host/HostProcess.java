package org.ashlar.spi.host;

import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The process as the program sees it. The default shows an empty command line and environment and
 * the working directory of the JVM.
 */
@ConsumerType
public interface HostProcess {
  /** The program's file name, or empty. */
  String program();

  /** The arguments after the program's name. */
  List<String> arguments();

  /** The environment; filtered by {@link PermissionPolicy} before the program sees it. */
  Map<String, String> environment();

  /** The absolute path of the working directory. */
  String directory();

  /** The process id. */
  long processId();

  /** The path that a program starts another one by, {@code process.execPath}. */
  default String executable() {
    return "ashlar";
  }

  /**
   * True if the context is a whole program: an error that nobody in it handles ends it, and so does
   * having nothing left to do, both after its listeners of {@code exit} were told. Otherwise
   * whoever waits for the context learns of errors, and the context lives on.
   */
  default boolean wholeProgram() {
    return false;
  }

  /**
   * An error that nobody in a whole program handled ends it; called on the thread that runs the
   * context, before its listeners of {@code exit}.
   *
   * @param error without the thrown value
   */
  default void uncaught(ScriptException error) {}

  /**
   * The main module of a whole program waits for a promise that nothing will settle; called on the
   * thread that runs the context, before its listeners of {@code exit}.
   */
  default void unsettled() {}

  /**
   * Has a signal of the operating system delivered to the program instead of ending the process.
   *
   * @param name such as {@code SIGINT}
   * @param listener called on any thread with the number of the signal
   * @return what ends the delivery
   * @throws AshlarException {@link ErrorCode#UNSUPPORTED} if the host cannot listen for the signal
   */
  default Runnable onSignal(String name, IntConsumer listener) {
    throw new AshlarException(ErrorCode.UNSUPPORTED, name);
  }

  /**
   * The program asked to exit; called once, on the thread that runs the context, which is ended
   * right after with {@code PROGRAM_EXIT}.
   *
   * @param code 0 to 255
   */
  default void exiting(int code) {}
}
