package org.ashlar.distribution.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.spi.host.HostProcess;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The process as a program of the command line sees it: a whole program where its errors are
 * reported, a part of the REPL otherwise.
 */
final class ProgramProcess implements HostProcess {
  /** The signals that a program may listen for, with their numbers on Linux. */
  private static final Map<String, Integer> SIGNALS =
      Map.of(
          "SIGHUP", 1,
          "SIGINT", 2,
          "SIGUSR2", 12,
          "SIGTERM", 15,
          "SIGCONT", 18,
          "SIGWINCH", 28);

  /** What the launcher replaces in a locale without a character set, and where it keeps it. */
  private static final String LOCALE = "LC_ALL";

  private static final String GIVEN_LOCALE = "ASHLAR_GIVEN_LC_ALL";

  private final String program;
  private final List<String> arguments;
  private final @Nullable ErrorReport report;

  private ProgramProcess(String program, List<String> arguments, @Nullable ErrorReport report) {
    this.program = program;
    this.arguments = arguments;
    this.report = report;
  }

  static HostProcess wholeProgram(String program, List<String> arguments, ErrorReport report) {
    return new ProgramProcess(program, arguments, report);
  }

  static HostProcess interactive() {
    return new ProgramProcess("", List.of(), null);
  }

  @Override
  public String program() {
    return program;
  }

  @Override
  public List<String> arguments() {
    return arguments;
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> given = System.getenv();
    String locale = given.get(GIVEN_LOCALE);
    if (locale == null) {
      return given;
    }
    Map<String, String> restored = new HashMap<>(given);
    restored.remove(GIVEN_LOCALE);
    if (locale.isEmpty()) {
      restored.remove(LOCALE);
    } else {
      restored.put(LOCALE, locale);
    }
    return restored;
  }

  @Override
  public String directory() {
    return Path.of("").toAbsolutePath().toString();
  }

  @Override
  public long processId() {
    return ProcessHandle.current().pid();
  }

  @Override
  public String executable() {
    Path launcher = Path.of(System.getProperty("ashlar.home", "."), "bin", "ashlar");
    return Files.isExecutable(launcher)
        ? launcher.toAbsolutePath().normalize().toString()
        : "ashlar";
  }

  @Override
  public boolean wholeProgram() {
    return report != null;
  }

  @Override
  public void uncaught(ScriptException error) {
    if (report != null) {
      report.uncaught(error);
    }
  }

  @Override
  public void unsettled() {
    if (report != null) {
      report.unsettled();
    }
  }

  @Override
  public Runnable onSignal(String name, IntConsumer listener) {
    Integer number = SIGNALS.get(name);
    if (number == null) {
      throw new AshlarException(ErrorCode.UNSUPPORTED, name);
    }
    String shortName = name.substring("SIG".length());
    Object before = Signals.register(shortName, () -> listener.accept(number));
    return () -> Signals.unregister(shortName, before);
  }
}
