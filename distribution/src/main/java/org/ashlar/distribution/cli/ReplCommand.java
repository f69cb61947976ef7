package org.ashlar.distribution.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.EngineBuilder;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.TerminationException;
import org.ashlar.api.Value;
import org.ashlar.spi.host.HostProcess;
import org.ashlar.spi.host.ModuleLoader;
import org.ashlar.spi.host.PermissionPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Reads, evaluates and prints, line by line; an input that is not complete yet goes on in the next
 * line.
 */
final class ReplCommand {
  private static final String PROMPT = "> ";
  private static final String CONTINUATION = "... ";
  private static final String HELP =
      """
      .break    Forget the input that is not complete yet
      .clear    The same as .break
      .exit     Leave
      .help     Print this text
      .load     Evaluate the lines of a file
      .save     Write all evaluated input to a file\
      """;

  /** Shows values as Node's prompt does, where modules that are built in are global names. */
  private static final String TOOLS =
      """
      (() => {
        const { inspect } = require('util');
        const load = require;
        for (const name of load('module').builtinModules) {
          if (name.includes('/') || name in globalThis) continue;
          Object.defineProperty(globalThis, name, {
            configurable: true,
            get: () => load(name),
            set(value) {
              Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
            },
          });
        }
        return {
          hasColors: process.stdout.hasColors?.() ?? false,
          show: (value, colors) => inspect(value, { colors, showProxy: true }),
        };
      })()
      """;

  private final CommandLine line;
  private final Terminal terminal;
  private final List<String> evaluated = new ArrayList<>();
  private final StringBuilder pending = new StringBuilder();
  private int number;
  private boolean colors;
  private @Nullable Value tools;

  ReplCommand(CommandLine line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal;
  }

  /** Where lines come from; null at the end. */
  interface Lines {
    @Nullable String next(String prompt);
  }

  int run() {
    EngineBuilder builder = Engine.builder().callerDriven();
    Settings.plugins(line).forEach(builder::option);
    PermissionPolicy permissions = ProgramHooks.permissions(line);
    try (Engine engine = builder.build();
        Context context =
            engine
                .newContext()
                .name("repl")
                .limits(Settings.limits(line))
                .hook(HostProcess.class, ProgramProcess.interactive())
                .hook(PermissionPolicy.class, permissions)
                .hook(ModuleLoader.class, new ProgramModules(permissions))
                .build()) {
      tools = context.eval(Source.of(Source.Kind.COMMON_JS, "[repl]", TOOLS));
      return loop(context, lines(context));
    } catch (TerminationException ended) {
      return ended.exitCode();
    }
  }

  @SuppressWarnings("SystemConsoleNull") // the JDK's own console is null without a terminal
  private Lines lines(Context context) {
    if (System.console() != null && System.console().isTerminal()) {
      terminal.line("Welcome to Ashlar v0.1.0.\nType \".help\" for more information.");
      terminal.flush();
      colors = java.util.Objects.requireNonNull(tools).member("hasColors").asBoolean();
      return new ReplTerminal(context);
    }
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return prompt -> {
      try {
        return reader.readLine();
      } catch (IOException e) {
        throw new AshlarException(
            e, ErrorCode.IO_FAILED, "read standard input", String.valueOf(e.getMessage()));
      }
    };
  }

  private int loop(Context context, Lines lines) {
    while (true) {
      String text = lines.next(pending.isEmpty() ? PROMPT : CONTINUATION);
      if (text == null) {
        return ExitCode.OK;
      }
      if (pending.isEmpty()
          && text.startsWith(".")
          && !text.startsWith("..")
          && text.length() > 1
          && Character.isLetter(text.charAt(1))) {
        if (!command(context, text.strip())) {
          return ExitCode.OK;
        }
      } else if (text.equals(".break") || text.equals(".clear")) {
        pending.setLength(0);
      } else {
        pending.append(pending.isEmpty() ? "" : "\n").append(text);
        evaluate(context);
      }
      terminal.flush();
    }
  }

  /** A command of the REPL itself; false to leave. */
  private boolean command(Context context, String text) {
    String[] words = text.split("\\s+", 2);
    switch (words[0]) {
      case ".exit" -> {
        return false;
      }
      case ".help" -> terminal.line(HELP);
      case ".break", ".clear" -> pending.setLength(0);
      case ".load" -> load(context, words);
      case ".save" -> save(words);
      default -> terminal.line("Invalid REPL keyword");
    }
    return true;
  }

  private void load(Context context, String[] words) {
    try {
      pending.append(Files.readString(Path.of(words.length > 1 ? words[1] : "")));
      evaluate(context);
    } catch (IOException unreadable) {
      terminal.line("Failed to load: " + (words.length > 1 ? words[1] : ""));
    }
  }

  private void save(String[] words) {
    try {
      Files.writeString(
          Path.of(words.length > 1 ? words[1] : ""), String.join("\n", evaluated) + "\n");
      terminal.line("Session saved to: " + words[1]);
    } catch (IOException | ArrayIndexOutOfBoundsException unwritable) {
      terminal.line("Failed to save: " + (words.length > 1 ? words[1] : ""));
    }
  }

  private void evaluate(Context context) {
    String text = pending.toString();
    if (text.isBlank()) {
      pending.setLength(0);
      return;
    }
    if (ReplInput.isIncomplete(text)) {
      return;
    }
    pending.setLength(0);
    evaluated.add(text);
    try {
      Value value = context.eval(Source.script("REPL" + ++number, ReplInput.wrap(text)));
      context.runUntilIdle();
      Value shown =
          ReplInput.isAwaiting(text) && value.isPromise() ? settled(context, value) : value;
      context.global().setMember("_", shown);
      terminal.line(
          java.util.Objects.requireNonNull(tools).invoke("show", shown, colors).asString());
    } catch (ScriptException thrown) {
      ScriptException.Details details = thrown.details();
      terminal.line(
          "Uncaught " + (details.name().isEmpty() ? "" : details.name() + ": ") + details.text());
    }
  }

  private static Value settled(Context context, Value promise) {
    context.global().setMember("_", promise);
    context.eval("_.then(function (value) { globalThis._ = value; })");
    context.runUntilIdle();
    return context.global().member("_");
  }
}
