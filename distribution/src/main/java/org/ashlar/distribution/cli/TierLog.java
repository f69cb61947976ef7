package org.ashlar.distribution.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.SourceLocation;
import org.ashlar.spi.jit.TierEvent;
import org.ashlar.spi.jit.TierListener;
import org.jspecify.annotations.Nullable;

/**
 * {@code --jit-log} and {@code --trace-deopt}: a line for each event, and at the end how many of
 * the hot functions were compiled and why the others were not.
 */
final class TierLog implements TierListener, AutoCloseable {
  private final Consumer<String> out;
  private final boolean logs;
  private final boolean summarizes;
  private final boolean tracesExits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<SourceLocation> hot = new HashSet<>();
  private final Set<SourceLocation> compiled = new HashSet<>();
  private final Map<SourceLocation, String> declined = new HashMap<>();

  private TierLog(Consumer<String> out, String log, boolean tracesExits) {
    this.out = out;
    this.logs = log.equals("all");
    this.summarizes = !log.isEmpty();
    this.tracesExits = tracesExits;
  }

  /**
   * The log that a command line asks for, or null.
   *
   * @param out takes lines
   */
  static @Nullable TierLog of(CommandLine line, Consumer<String> out) {
    if (!line.has("jit-log") && !line.has("trace-deopt")) {
      return null;
    }
    String log = line.value("jit-log");
    if (log != null && !log.isEmpty() && !log.equals("all") && !log.equals("summary")) {
      throw new AshlarException(ErrorCode.INVALID_OPTION, "--jit-log=" + log, "");
    }
    String wanted = log == null ? "" : log.isEmpty() ? "all" : log;
    return new TierLog(out, wanted, line.has("trace-deopt"));
  }

  @Override
  public void happened(TierEvent event) {
    lock.lock();
    try {
      count(event);
      if (event instanceof TierEvent.Left || event instanceof TierEvent.Dropped
          ? tracesExits
          : logs) {
        String text = describe(event);
        if (!text.isEmpty()) {
          out.accept("[jit] " + text);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void count(TierEvent event) {
    switch (event) {
      case TierEvent.Requested requested -> hot.add(requested.location());
      case TierEvent.Compiled success -> compiled.add(success.location());
      case TierEvent.Declined refusal -> declined.put(refusal.location(), refusal.reason());
      case TierEvent.Left left -> {}
      case TierEvent.Dropped dropped -> {}
    }
  }

  private static String describe(TierEvent event) {
    return switch (event) {
      case TierEvent.Requested requested -> "";
      case TierEvent.Compiled c ->
          "compiled %s%s, %s %d, %.1f ms, %d bytes of bytecode, %d bytes of class"
              .formatted(
                  who(c),
                  c.unit() == TierEvent.Unit.LOOP ? " loop" : "",
                  cause(c.cause()),
                  c.count(),
                  c.nanoseconds() / (double) TimeUnit.MILLISECONDS.toNanos(1),
                  c.bytecodeBytes(),
                  c.classBytes());
      case TierEvent.Declined d -> "declined " + who(d) + ": " + d.reason();
      case TierEvent.Left l ->
          "exit "
              + who(l)
              + " at "
              + l.at()
              + " "
              + l.operation()
              + ": "
              + l.reason()
              + ", time "
              + l.count();
      case TierEvent.Dropped d -> "dropped " + who(d) + " for its exits at " + d.at();
    };
  }

  private static String who(TierEvent event) {
    String name = event.function().isEmpty() ? "(anonymous)" : event.function();
    return name + " (" + event.location() + ")";
  }

  private static String cause(TierEvent.Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The line at the end. */
  String summary() {
    lock.lock();
    try {
      Map<String, Integer> reasons = new TreeMap<>();
      int waiting = 0;
      for (SourceLocation function : hot) {
        if (!compiled.contains(function)) {
          String reason = declined.get(function);
          if (reason == null) {
            waiting++;
          } else {
            reasons.merge(reason, 1, Integer::sum);
          }
        }
      }
      Map<String, Integer> rest = new LinkedHashMap<>();
      reasons.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .forEach(entry -> rest.put(entry.getKey(), entry.getValue()));
      if (waiting > 0) {
        rest.put("still waiting", waiting);
      }
      StringBuilder text = new StringBuilder();
      text.append("hot %d, compiled %d".formatted(hot.size(), compiled.size()));
      if (!hot.isEmpty()) {
        text.append(" (%d %%)".formatted(100 * compiled.size() / hot.size()));
      }
      String separator = "; not: ";
      for (Map.Entry<String, Integer> entry : rest.entrySet()) {
        text.append(separator).append(entry.getKey()).append(' ').append(entry.getValue());
        separator = ", ";
      }
      return text.toString();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    if (summarizes) {
      out.accept("[jit] " + summary());
    }
  }
}
