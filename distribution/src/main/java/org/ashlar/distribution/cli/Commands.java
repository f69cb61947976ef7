package org.ashlar.distribution.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.engine.Platform;
import org.ashlar.engine.plugin.Suggestion;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.PluginProvider;
import org.ashlar.vm.host.VmMachine;
import org.ashlar.vm.host.test262.Test262Host;

/** Which command the words of the command line name. */
final class Commands {
  private static final String VERSION = "0.1.0";

  /** The commands that a person may have meant by a file that does not exist. */
  private static final List<String> NAMES =
      List.of(
          "bundles",
          "cancel",
          "compile",
          "disasm",
          "eval",
          "pause",
          "profile",
          "ps",
          "repl",
          "resume",
          "run",
          "stats",
          "test262-host");

  private Commands() {}

  static int run(CommandLine line, Terminal terminal) {
    if (line.has("version")) {
      terminal.line("v" + VERSION);
      return ExitCode.OK;
    }
    if (line.has("help")) {
      terminal.line(Help.TEXT);
      return ExitCode.OK;
    }
    List<String> rest = line.rest();
    if (line.has("eval") || line.has("print")) {
      return new ProgramCommand(line, terminal).text(rest);
    }
    String first = rest.isEmpty() ? "" : rest.getFirst();
    return switch (first) {
      case "" -> withoutProgram(line, terminal);
      case "-" -> new ProgramCommand(line, terminal).standardInput(rest.subList(1, rest.size()));
      case "run" -> program(line, terminal, rest.subList(1, rest.size()));
      case "repl" -> new ReplCommand(line, terminal).run();
      case "compile" -> new CompileCommand(terminal).run(rest.subList(1, rest.size()));
      case "disasm" -> disassemble(terminal, rest.subList(1, rest.size()));
      case "profile" -> new ProfileCommand(line, terminal).run(rest.subList(1, rest.size()));
      case "test262-host" -> test262(line);
      case "ps" -> new ContextsCommand(line, terminal).list();
      case "stats" -> new ContextsCommand(line, terminal).statistics();
      case "pause", "resume", "cancel" ->
          new ContextsCommand(line, terminal).change(first, rest.subList(1, rest.size()));
      case "bundles" -> new BundlesCommand(line, terminal).run(rest.subList(1, rest.size()));
      default -> program(line, terminal, rest);
    };
  }

  @SuppressWarnings("SystemConsoleNull") // the JDK's own console is null without a terminal
  private static int withoutProgram(CommandLine line, Terminal terminal) {
    boolean interactive =
        line.has("interactive") || (System.console() != null && System.console().isTerminal());
    return interactive
        ? new ReplCommand(line, terminal).run()
        : new ProgramCommand(line, terminal).standardInput(List.of());
  }

  private static int disassemble(Terminal terminal, List<String> words) {
    if (words.isEmpty()) {
      throw new AshlarException(ErrorCode.MISSING_ARGUMENT, "disasm", "a file");
    }
    return new DisassembleCommand(terminal).file(Path.of(words.getFirst()));
  }

  private static int program(CommandLine line, Terminal terminal, List<String> words) {
    if (words.isEmpty()) {
      throw new AshlarException(ErrorCode.MISSING_ARGUMENT, "run", "a file");
    }
    String word = words.getFirst();
    String meant = word.matches("[a-z0-9-]+") ? Suggestion.of(word, NAMES) : "";
    if (!meant.isEmpty() && ProgramFiles.find(Path.of(word).toAbsolutePath()) == null) {
      throw new AshlarException(ErrorCode.UNKNOWN_COMMAND, word, meant);
    }
    return new ProgramCommand(line, terminal)
        .file(Path.of(words.getFirst()), words.subList(1, words.size()));
  }

  private static int test262(CommandLine line) {
    try (Platform platform = new Platform(Schedulers.callerDriven(), true, Map.of())) {
      for (PluginProvider provider : Platform.discover(Commands.class.getClassLoader())) {
        platform.plugins().start(provider);
      }
      VmMachine machine = new VmMachine(Settings.machine(line), platform.services());
      Test262Host.serve(machine, System.in, System.out, VERSION);
      return ExitCode.OK;
    } catch (IOException closed) {
      return ExitCode.FAILURE;
    }
  }
}
