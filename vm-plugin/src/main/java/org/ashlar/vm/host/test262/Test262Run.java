package org.ashlar.vm.host.test262;

import java.util.ArrayList;
import java.util.List;

/** State of one test while it runs: its deadline and what it printed. */
final class Test262Run {
  static final String END_SIGNAL = "Test262:AsyncTestComplete";
  static final String FAILURE_SIGNAL = "Test262:AsyncTestFailure:";

  private static final int MAX_PRINTED = 20;
  private static final int MAX_TEXT = 2_000;

  private final long deadline;
  private final String path;
  private final List<String> printed = new ArrayList<>();
  private boolean ended;
  private volatile boolean killed;

  Test262Run(long deadline, String path) {
    this.deadline = deadline;
    this.path = path;
  }

  String path() {
    return path;
  }

  boolean isOver() {
    return killed || (deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0);
  }

  /** Nothing of the test may go on. Any thread. */
  void end() {
    killed = true;
  }

  long deadline() {
    return deadline;
  }

  void print(String text) {
    boolean signal = text.equals(END_SIGNAL) || text.startsWith(FAILURE_SIGNAL);
    if (printed.size() < MAX_PRINTED || (signal && !ended)) {
      printed.add(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    }
    ended |= signal;
  }

  boolean hasEnded() {
    return ended;
  }

  List<String> printed() {
    return printed;
  }
}
