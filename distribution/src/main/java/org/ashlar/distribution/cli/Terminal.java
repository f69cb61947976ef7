package org.ashlar.distribution.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the command line itself prints; programs print through their standard streams. */
final class Terminal {
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
  private final FileOutputStream error = new FileOutputStream(FileDescriptor.err);

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

  void flush() {
    out.flush();
  }
}
