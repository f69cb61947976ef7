package org.ashlar.distribution.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Language;

/** What the command line itself prints; programs print through their standard streams. */
final class Terminal {
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
  private final FileOutputStream error = new FileOutputStream(FileDescriptor.err);

  private final Language language = Language.parse(System.getenv("ASHLAR_LANG"));

  void line(String text) {
    out.println(text);
  }

  void error(String text) {
    try {
      error.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException closed) {
      // Nobody reads standard error; there is nowhere else to say so.
      out.flush();
    }
  }

  /** Says in one line what the platform refuses, in the language that was asked for. */
  void fault(AshlarException fault) {
    error("ashlar: " + fault.message(language));
  }

  void flush() {
    out.flush();
  }
}
