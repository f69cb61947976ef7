package org.ashlar.distribution.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What happened at the interfaces during a run, in the order in which it happened, and who did it.
 * Safe for use by any thread.
 */
final class Trace {
  static final String HOST = "Host";
  static final String SCHEDULER = "Scheduler";
  static final String TIMERS = "Timer wheel";
  static final String IO = "I/O plug-in";

  private static final long PATIENCE_NANOSECONDS = TimeUnit.SECONDS.toNanos(30);

  /** An arrow, a note or the begin or end of an activity, as Mermaid writes it with full names. */
  private record Event(String from, String arrow, String to, String text) {}

  private final List<Event> events = new ArrayList<>();
  private final Map<Thread, String> actors = new ConcurrentHashMap<>();

  /** Says who a thread is until the returned action is run. */
  Runnable actingAs(String name) {
    Thread thread = Thread.currentThread();
    String before = actors.put(thread, name);
    return () -> {
      if (before == null) {
        actors.remove(thread);
      } else {
        actors.put(thread, before);
      }
    };
  }

  /** Who the calling thread is: the host, unless something else was said. */
  String actor() {
    return actors.getOrDefault(Thread.currentThread(), HOST);
  }

  /** One calls another. */
  void call(String from, String to, String text) {
    add(new Event(from, "->>", to, text));
  }

  /** One calls another, which is active from now on. */
  void begin(String from, String to, String text) {
    add(new Event(from, "->>+", to, text));
  }

  /** One that was active gives back to another. */
  void end(String from, String to, String text) {
    add(new Event(from, "-->>-", to, text));
  }

  void note(String about, String text) {
    add(new Event(about, "note", about, text));
  }

  private synchronized void add(Event event) {
    events.add(event);
  }

  /** Forgets what was recorded so far, such as how contexts were made. */
  synchronized void clear() {
    events.clear();
  }

  /** Waits until something is so; what the test does next then comes after it in the trace. */
  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOSECONDS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("what the trace waits for does not happen");
      }
      LockSupport.parkNanos(200_000);
    }
  }

  /** Whether somebody said something, or a note was written about it. */
  synchronized boolean has(String from, String text) {
    return events.stream()
        .anyMatch(event -> event.from().equals(from) && event.text().equals(text));
  }

  /** How many events were recorded. */
  synchronized int size() {
    return events.size();
  }

  /** The first events alone, as {@link #diagram()}. */
  synchronized String diagram(int limit) {
    events.subList(limit, events.size()).clear();
    return diagram();
  }

  /** The trace as the text of a Mermaid sequence diagram. */
  synchronized String diagram() {
    Map<String, String> ids = new LinkedHashMap<>();
    StringBuilder lines = new StringBuilder();
    for (Event event : events) {
      String from = ids.computeIfAbsent(event.from(), name -> "p" + ids.size());
      String to = ids.computeIfAbsent(event.to(), name -> "p" + ids.size());
      lines.append("  ");
      if (event.arrow().equals("note")) {
        lines.append("Note over ").append(from);
      } else {
        lines.append(from).append(event.arrow()).append(to);
      }
      lines.append(": ").append(event.text()).append('\n');
    }
    StringBuilder diagram = new StringBuilder("sequenceDiagram\n");
    ids.forEach(
        (name, id) ->
            diagram.append("  participant ").append(id).append(" as ").append(name).append('\n'));
    return diagram.append(lines).toString();
  }
}
