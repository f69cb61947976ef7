package org.ashlar.distribution.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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

  private static final String INTERRUPTED =
      "Uncaught Error [ERR_SCRIPT_EXECUTION_INTERRUPTED]:"
          + " Script execution was interrupted by `SIGINT`";

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

  /** Where a person types; null where the lines come from elsewhere. */
  private @Nullable ReplWatch watch;

  ReplCommand(CommandLine line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal;
  }

  /** Where lines come from; null at the end. */
  interface Lines {
    @Nullable String next(String prompt);
  }

  int run() {
    EngineBuilder builder = Engine.builder().workers(1);
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
      colors = Objects.requireNonNull(tools).member("hasColors").asBoolean();
      ReplTerminal shown = new ReplTerminal(context);
      watch = new ReplWatch(context::whenIdle, shown::print);
      return shown;
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
    try (ReplInterrupt _ = new ReplInterrupt(context)) {
      Source source = Source.script("REPL" + ++number, ReplInput.wrap(text));
      Value value =
          ReplInput.isAwaiting(text) ? join(context.evalAsync(source)) : context.eval(source);
      goOn(context);
      context.global().setMember("_", value);
      terminal.line(Objects.requireNonNull(tools).invoke("show", value, colors).asString());
    } catch (ScriptException thrown) {
      terminal.line(uncaught(thrown));
    } catch (AshlarException ended) {
      if (ended.code() != ErrorCode.EXECUTION_INTERRUPTED) {
        throw ended;
      }
      terminal.line(INTERRUPTED);
    }
  }

  private static Value join(CompletionStage<Value> value) {
    try {
      return value.toCompletableFuture().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof AshlarException reason ? reason : failed;
    }
  }

  /** What an input leaves to do is done before the next one, unless a person waits to type it. */
  private void goOn(Context context) {
    ReplWatch shown = watch;
    if (shown == null) {
      context.runUntilIdle();
    } else {
      shown.begin();
    }
  }

  static String uncaught(ScriptException thrown) {
    ScriptException.Details details = thrown.details();
    return "Uncaught " + (details.name().isEmpty() ? "" : details.name() + ": ") + details.text();
  }
}
