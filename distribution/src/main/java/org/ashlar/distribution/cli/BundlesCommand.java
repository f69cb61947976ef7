package org.ashlar.distribution.cli;

import java.nio.file.Path;
import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.distribution.kernel.BundleStatus;
import org.ashlar.distribution.kernel.ControlClient;
import org.ashlar.engine.plugin.Suggestion;
import org.jspecify.annotations.Nullable;

/** {@code ashlar bundles}: the plug-ins of a process that was started with {@code --control}. */
final class BundlesCommand {
  private static final List<String> ACTIONS = List.of("list", "start", "stop", "swap", "stats");

  private final CommandLine line;
  private final Terminal terminal;

  BundlesCommand(CommandLine line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal;
  }

  int run(List<String> words) {
    String action = words.isEmpty() ? "list" : words.getFirst();
    switch (action) {
      case "list" -> client().list().forEach(this::show);
      case "start" -> show(client().start(word(words, 1, "the bundle's name")));
      case "stop" -> show(client().stop(word(words, 1, "the bundle's name")));
      case "swap" -> {
        String name = word(words, 1, "the bundle's name");
        show(client().swap(name, words.size() > 2 ? Path.of(words.get(2)) : null));
      }
      default ->
          throw new AshlarException(
              ErrorCode.UNKNOWN_COMMAND, "bundles " + action, Suggestion.of(action, ACTIONS));
    }
    return ExitCode.OK;
  }

  private ControlClient client() {
    return client(line);
  }

  /** A client of the process that the command line names, or of the only one. */
  static ControlClient client(CommandLine line) {
    return ControlClient.of(Settings.controlDirectory(line), processId(line));
  }

  /** The process that {@code --pid} names, or null. */
  static @Nullable Long processId(CommandLine line) {
    String text = line.value("pid");
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new AshlarException(e, ErrorCode.INVALID_OPTION, "--pid=" + text, "");
    }
  }

  private static String word(List<String> words, int index, String meaning) {
    if (words.size() <= index) {
      throw new AshlarException(ErrorCode.MISSING_ARGUMENT, "bundles " + words.getFirst(), meaning);
    }
    return words.get(index);
  }

  private void show(BundleStatus bundle) {
    String name =
        bundle.plugin().isEmpty() || bundle.plugin().equals(bundle.name())
            ? bundle.name()
            : bundle.plugin() + " (" + bundle.name() + " " + bundle.version() + ")";
    String problem = bundle.problem().isEmpty() ? "" : "\n    " + bundle.problem();
    terminal.line("%-9s %s, from %s%s".formatted(bundle.state(), name, bundle.origin(), problem));
  }
}
