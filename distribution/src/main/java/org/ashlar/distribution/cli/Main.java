package org.ashlar.distribution.cli;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;

/** Entry point of the command line: finds the command and turns its end into an exit code. */
public final class Main {
  /** A program's deepest recursion must fit; pages that are never touched cost nothing. */
  private static final long ENGINE_STACK_BYTES = 1L << 29;

  private Main() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] arguments) {
    int[] code = {ExitCode.INTERNAL};
    Thread engine =
        new Thread(null, () -> code[0] = run(List.of(arguments)), "main", ENGINE_STACK_BYTES);
    // A fault of the engine is one line for whoever runs a program, not a trace of our code.
    engine.setUncaughtExceptionHandler(
        (thread, fault) -> new Terminal().error("ashlar: internal fault: " + fault));
    engine.start();
    try {
      engine.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    // Threads of plug-ins must not keep a finished program alive.
    Runtime.getRuntime().halt(code[0]);
  }

  private static int run(List<String> arguments) {
    Terminal terminal = new Terminal();
    try {
      List<String> all = new ArrayList<>(Options.fromEnvironment());
      all.addAll(arguments);
      return Commands.run(CommandLine.parse(Configuration.ofDistribution(), all), terminal);
    } catch (AshlarException refused) {
      terminal.fault(refused);
      return ExitCode.of(refused.code());
    } catch (OutOfMemoryError exhausted) {
      return fault(terminal, new AshlarException(exhausted, ErrorCode.MEMORY_EXHAUSTED));
    } catch (RuntimeException | Error mistake) {
      return fault(
          terminal, new AshlarException(mistake, ErrorCode.INTERNAL_ERROR, mistake.toString()));
    } finally {
      terminal.flush();
    }
  }

  /** A fault of our own; its Java trace is for those who ask for it. */
  private static int fault(Terminal terminal, AshlarException fault) {
    terminal.fault(fault);
    if (System.getenv("ASHLAR_DEBUG") != null) {
      fault.printStackTrace(System.err);
    }
    return ExitCode.of(fault.code());
  }
}
