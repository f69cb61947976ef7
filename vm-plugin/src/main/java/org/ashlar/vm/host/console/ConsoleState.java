package org.ashlar.vm.host.console;

import java.util.HashMap;
import java.util.Map;
import org.ashlar.spi.host.ConsoleSink;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.vm.object.Agent;

/** Indentation, counters and clocks of one realm's console. */
final class ConsoleState {
  private static final int GROUP_INDENTATION = 2;

  private final HostHooks hooks;
  private final Map<String, Integer> counters = new HashMap<>();
  private final Map<String, Long> clocks = new HashMap<>();
  private int indentation;

  ConsoleState(HostHooks hooks) {
    this.hooks = hooks;
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
    indentation += GROUP_INDENTATION;
  }

  void outdent() {
    indentation = Math.max(0, indentation - GROUP_INDENTATION);
  }

  /** Options for what goes to a level: colours on a terminal. */
  InspectOptions options(Agent agent, ConsoleSink.Level level) {
    boolean error =
        level == ConsoleSink.Level.WARN
            || level == ConsoleSink.Level.ERROR
            || level == ConsoleSink.Level.TRACE;
    boolean terminal =
        hooks
            .streams()
            .isTerminal(error ? StandardStreams.Output.ERROR : StandardStreams.Output.OUT);
    boolean plain = hooks.process().environment().containsKey("NO_COLOR");
    return InspectArguments.defaults(agent).withColors(terminal && !plain);
  }

  void print(ConsoleSink.Level level, String text) {
    String lines =
        indentation == 0
            ? text
            : " ".repeat(indentation) + text.replace("\n", "\n" + " ".repeat(indentation));
    hooks.console().print(level, lines);
  }

  void print(Agent agent, ConsoleSink.Level level, Object[] arguments) {
    print(level, new FormattedText(agent, options(agent, level)).format(arguments));
  }
}
