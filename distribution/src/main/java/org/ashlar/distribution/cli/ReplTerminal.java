package org.ashlar.distribution.cli;

import java.nio.file.Path;
import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Value;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;

/** Line editing with history and completion on a terminal. */
final class ReplTerminal implements ReplCommand.Lines {
  private final Context context;
  private final LineReader reader;
  private boolean interrupted;

  ReplTerminal(Context context) {
    this.context = context;
    this.reader =
        LineReaderBuilder.builder()
            .appName("ashlar")
            .completer((source, line, candidates) -> complete(line, candidates))
            .variable(
                LineReader.HISTORY_FILE,
                Path.of(System.getProperty("user.home", "."), ".ashlar_repl_history"))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  /** Shows a line above the one that is being typed. */
  void print(String text) {
    reader.printAbove(text);
  }

  @Override
  public @Nullable String next(String prompt) {
    while (true) {
      try {
        String text = reader.readLine(prompt);
        interrupted = false;
        return text;
      } catch (UserInterruptException once) {
        if (interrupted) {
          return null;
        }
        interrupted = true;
        context.interrupt();
        reader.printAbove("(To exit, press Ctrl+C again or Ctrl+D or type .exit)");
        return ".break";
      } catch (EndOfFileException end) {
        return null;
      }
    }
  }

  private void complete(ParsedLine line, List<Candidate> candidates) {
    String word = line.word();
    int dot = word.lastIndexOf('.');
    String path = dot < 0 ? "" : word.substring(0, dot);
    String start = word.substring(dot + 1);
    if (!path.matches("[\\w$.]*")) {
      return;
    }
    try {
      Value names =
          context.eval(
              "(function (o) { var names = []; for (; o != null; o = Object.getPrototypeOf(o))"
                  + " names = names.concat(Object.getOwnPropertyNames(o)); return names; })(Object("
                  + (path.isEmpty() ? "globalThis" : path)
                  + "))");
      for (long i = 0; i < names.length(); i++) {
        String name = names.element(i).asString();
        if (name.startsWith(start)) {
          String whole = (path.isEmpty() ? "" : path + ".") + name;
          // The word goes on behind the completion, with a dot or a parenthesis.
          candidates.add(new Candidate(whole, whole, null, null, null, null, false));
        }
      }
    } catch (AshlarException nothing) {
      candidates.clear();
    }
  }
}
