package org.ashlar.vm.host.console;

import java.util.HashMap;
import java.util.Map;
import org.ashlar.spi.host.ConsoleSink;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.vm.object.Agent;
import org.jspecify.annotations.Nullable;

/** Where one console writes, its indentation, counters and clocks. */
final class ConsoleState {
  static final int GROUP_INDENTATION = 2;

  private final HostHooks hooks;
  private final ConsoleOutput output;
  private final int groupIndentation;
  private final @Nullable Object inspection;
  private final Map<String, Integer> counters = new HashMap<>();
  private final Map<String, Long> clocks = new HashMap<>();
  private int indentation;

  /**
   * A console.
   *
   * @param inspection options of the program for how values are shown, or Java null
   */
  ConsoleState(
      HostHooks hooks, ConsoleOutput output, int groupIndentation, @Nullable Object inspection) {
    this.hooks = hooks;
    this.output = output;
    this.groupIndentation = groupIndentation;
    this.inspection = inspection;
  }

  HostHooks hooks() {
    return hooks;
  }

  Map<String, Integer> counters() {
    return counters;
  }

  Map<String, Long> clocks() {
    return clocks;
  }

  long now() {
    return hooks.nondeterminism().monotonicNanoseconds();
  }

  void indent() {
    indentation += groupIndentation;
  }

  void outdent() {
    indentation = Math.max(0, indentation - groupIndentation);
  }

  /** Options for what goes to a level: colours on a terminal. */
  InspectOptions options(Agent agent, ConsoleSink.Level level) {
    InspectOptions options =
        InspectArguments.defaults(agent).withColors(output.hasColors(agent, level));
    return inspection == null ? options : InspectArguments.read(agent, inspection, options);
  }

  void print(Agent agent, ConsoleSink.Level level, String text) {
    String lines =
        indentation == 0
            ? text
            : " ".repeat(indentation) + text.replace("\n", "\n" + " ".repeat(indentation));
    output.print(agent, level, lines);
  }

  void print(Agent agent, ConsoleSink.Level level, Object[] arguments) {
    print(agent, level, new FormattedText(agent, options(agent, level)).format(arguments));
  }

  /** Warns of a use that makes no sense, as a warning of the process. */
  void warn(Agent agent, String text) {
    Warnings warnings = agent.realm.hostSlotIfMade(Warnings.class);
    if (warnings != null) {
      warnings.warn(agent, text);
    }
  }

  /** Empties a terminal. */
  void clear(Agent agent) {
    if (output.isTerminal(agent)) {
      output.clear(agent);
    }
  }
}
