package org.ashlar.distribution.cli;

import java.nio.file.Path;
import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.distribution.kernel.ContextStatus;
import org.ashlar.distribution.kernel.ControlClient;

/**
 * {@code ashlar ps} and its kin: the contexts of processes that were started with {@code
 * --control}.
 */
final class ContextsCommand {
  private static final String ROW = "%8s %6s  %-8s %10s %12s %10s  %s";

  private final CommandLine line;
  private final Terminal terminal;

  ContextsCommand(CommandLine line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal;
  }

  /** Lists the contexts of one process, or of all. */
  int list() {
    terminal.line(ROW.formatted("PID", "ID", "STATE", "CPU ms", "HEAP bytes", "SLICES", "NAME"));
    for (ControlClient client : clients()) {
      client.contexts().forEach(context -> show(client, context));
    }
    return ExitCode.OK;
  }

  /** Prints the figures of one process, or of all. */
  int statistics() {
    List<ControlClient> clients = clients();
    if (clients.isEmpty()) {
      throw new AshlarException(ErrorCode.NO_RUNNING_PROCESS, "");
    }
    for (ControlClient client : clients) {
      terminal.line("process " + client.processId());
      client.statistics().forEach(figure -> terminal.line("  " + aligned(figure)));
    }
    return ExitCode.OK;
  }

  /** Pauses, resumes or cancels a context. */
  int change(String action, List<String> words) {
    if (words.isEmpty()) {
      throw new AshlarException(ErrorCode.MISSING_ARGUMENT, action, "the number of a context");
    }
    ControlClient client = BundlesCommand.client(line);
    show(client, client.change(action, words.getFirst()));
    return ExitCode.OK;
  }

  private List<ControlClient> clients() {
    if (BundlesCommand.processId(line) != null) {
      return List.of(BundlesCommand.client(line));
    }
    Path directory = Settings.controlDirectory(line);
    return ControlClient.processes(directory).stream()
        .map(id -> ControlClient.of(directory, id))
        .toList();
  }

  private void show(ControlClient client, ContextStatus context) {
    String retained = context.retainedBytes() < 0 ? "-" : Long.toString(context.retainedBytes());
    terminal.line(
        ROW.formatted(
            client.processId(),
            context.id(),
            context.state(),
            context.cpuMilliseconds(),
            retained,
            context.slices(),
            context.name()));
  }

  private static String aligned(String figure) {
    String[] words = figure.split("\t", 2);
    return "%-15s %s".formatted(words[0], words.length > 1 ? words[1] : "");
  }
}
