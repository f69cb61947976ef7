package org.ashlar.vm.host.console;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.ashlar.spi.host.ConsoleSink;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.jspecify.annotations.Nullable;

/** Where a console writes: to its host, or to two streams of the program. */
sealed interface ConsoleOutput {
  /** Writes whole lines. */
  void print(Agent agent, ConsoleSink.Level level, String lines);

  /** Whether what goes to a level is shown in colours. */
  boolean hasColors(Agent agent, ConsoleSink.Level level);

  /** Whether the lines can be taken away again. */
  boolean isTerminal(Agent agent);

  /** Empties the terminal. */
  void clear(Agent agent);

  /** Whether a level is one of errors, which have a stream of their own. */
  static boolean isError(ConsoleSink.Level level) {
    return level == ConsoleSink.Level.WARN
        || level == ConsoleSink.Level.ERROR
        || level == ConsoleSink.Level.TRACE;
  }

  /** Moves to the first line of a terminal, and empties it from there. */
  String CLEAR = "\u001b[1;1H\u001b[0J";

  /** The console of the host. */
  record OfHost(HostHooks hooks) implements ConsoleOutput {
    @Override
    public void print(Agent agent, ConsoleSink.Level level, String lines) {
      Background.of(agent.realm).performHere(() -> hooks.console().print(level, lines));
    }

    @Override
    public boolean hasColors(Agent agent, ConsoleSink.Level level) {
      StandardStreams.Output stream =
          isError(level) ? StandardStreams.Output.ERROR : StandardStreams.Output.OUT;
      return TerminalColors.wanted(
          hooks.process().environment(), hooks.streams().isTerminal(stream));
    }

    @Override
    public boolean isTerminal(Agent agent) {
      return hooks.streams().isTerminal(StandardStreams.Output.OUT)
          && !"dumb".equals(hooks.process().environment().get("TERM"));
    }

    @Override
    public void clear(Agent agent) {
      ByteBuffer text = ByteBuffer.wrap(CLEAR.getBytes(StandardCharsets.US_ASCII));
      Background.of(agent.realm)
          .performHere(() -> hooks.streams().write(StandardStreams.Output.OUT, text));
    }
  }

  /**
   * Streams of the program, which have a method {@code write}.
   *
   * @param colors what the program wants, or Java null to do as the stream can
   */
  record OfStreams(HostHooks hooks, JsObject standard, JsObject errors, @Nullable Boolean colors)
      implements ConsoleOutput {
    private JsObject stream(ConsoleSink.Level level) {
      return isError(level) ? errors : standard;
    }

    @Override
    public void print(Agent agent, ConsoleSink.Level level, String lines) {
      write(agent, stream(level), lines + "\n");
    }

    private static void write(Agent agent, JsObject stream, String text) {
      ObjectOperations.invoke(agent, stream, agent.group().keys().intern("write"), text);
    }

    @Override
    public void clear(Agent agent) {
      write(agent, standard, CLEAR);
    }

    @Override
    public boolean hasColors(Agent agent, ConsoleSink.Level level) {
      return colors != null
          ? colors
          : TerminalColors.wanted(hooks.process().environment(), isTerminal(agent, stream(level)));
    }

    private static boolean isTerminal(Agent agent, JsObject stream) {
      return TypeConversion.toBoolean(stream.get(agent, agent.group().keys().intern("isTTY")));
    }

    @Override
    public boolean isTerminal(Agent agent) {
      return isTerminal(agent, standard)
          && !"dumb".equals(hooks.process().environment().get("TERM"));
    }
  }
}
