package org.ashlar.profiler;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.spi.profile.ProfileStore.Session;
import org.ashlar.spi.profile.Sample;
import org.jspecify.annotations.Nullable;

/**
 * A session as the {@code .cpuprofile} text that Chrome DevTools and other viewers open: a tree of
 * calls, the node each sample was in, and the time between two samples in microseconds.
 *
 * <p>Lines and columns of call frames count from 0 there. A node is a function called from a node;
 * the lines that were running inside of it are its position ticks, which count from 1.
 */
public final class CpuProfileWriter {
  /** Functions are told apart by where they stand; DevTools groups scripts by this number. */
  private final Map<String, Integer> scripts = new HashMap<>();

  /** A program of which nothing is seen for longer waits, or the machine does something else. */
  private static final long LONGEST_GAP_INTERVALS = 10;

  private static final long SHORTEST_REST = 10_000;

  private final List<Node> nodes = new ArrayList<>();
  private final Node root = newNode("(root)", "", -1, -1);

  private CpuProfileWriter() {}

  /** What makes two frames below the same node the same function. */
  private record Identity(String function, String source, @Nullable SourceLocation definition) {}

  private static final class Node {
    final int id;
    final String function;
    final String source;
    final int line;
    final int column;
    final Map<Identity, Node> children = new HashMap<>();
    final List<Integer> childIds = new ArrayList<>();
    final Map<Integer, Integer> ticks = new HashMap<>();
    int hits;

    Node(int id, String function, String source, int line, int column) {
      this.id = id;
      this.function = function;
      this.source = source;
      this.line = line;
      this.column = column;
    }
  }

  /**
   * Writes a session.
   *
   * @param samples its samples in the order of their time
   * @throws IOException if {@code out} fails
   */
  public static void write(Session session, List<Sample> samples, Appendable out)
      throws IOException {
    new CpuProfileWriter().writeProfile(session, samples, out);
  }

  private Node newNode(String function, String source, int line, int column) {
    Node node = new Node(nodes.size() + 1, function, source, line, column);
    nodes.add(node);
    return node;
  }

  private Node child(Node parent, StackFrame frame) {
    SourceLocation location = frame.definition() == null ? frame.location() : frame.definition();
    String source = location == null ? "" : location.source();
    return parent.children.computeIfAbsent(
        new Identity(frame.function(), source, frame.definition()),
        key -> {
          int line = location == null ? -1 : location.line() - 1;
          int column = location == null ? -1 : location.column() - 1;
          Node node = newNode(frame.function(), source, line, column);
          parent.childIds.add(node.id);
          return node;
        });
  }

  /** Where the time goes in which no function of the program was seen. */
  private Node outside() {
    Node at = child(root, new StackFrame("(program)", null));
    at.hits++;
    return at;
  }

  private Node place(List<StackFrame> stack) {
    Node at = root;
    for (int i = stack.size() - 1; i >= 0; i--) {
      at = child(at, stack.get(i));
    }
    at.hits++;
    SourceLocation innermost = stack.isEmpty() ? null : stack.getFirst().location();
    if (innermost != null) {
      at.ticks.merge(innermost.line(), 1, Integer::sum);
    }
    return at;
  }

  private void writeProfile(Session session, List<Sample> samples, Appendable out)
      throws IOException {
    List<Integer> places = new ArrayList<>();
    List<Long> deltas = new ArrayList<>();
    long start = ChronoUnit.MICROS.between(Instant.EPOCH, session.start());
    long before = samples.isEmpty() ? 0 : samples.getFirst().nanoseconds();
    long longest = Math.max(LONGEST_GAP_INTERVALS * session.intervalMicroseconds(), SHORTEST_REST);
    for (Sample sample : samples) {
      long gap = TimeUnit.NANOSECONDS.toMicros(sample.nanoseconds() - before);
      if (gap > longest) {
        // A viewer would charge the function seen last with the time in which none ran.
        long interval = session.intervalMicroseconds();
        places.add(outside().id);
        deltas.add(interval);
        before += TimeUnit.MICROSECONDS.toNanos(interval);
      }
      places.add(place(sample.stack()).id);
      deltas.add(TimeUnit.NANOSECONDS.toMicros(sample.nanoseconds() - before));
      // Whole microseconds only, so that what is cut off is not lost over many samples.
      before += TimeUnit.MICROSECONDS.toNanos(deltas.getLast());
    }
    out.append("{\"nodes\":[");
    for (int i = 0; i < nodes.size(); i++) {
      out.append(i == 0 ? "" : ",");
      writeNode(nodes.get(i), out);
    }
    out.append("],\"startTime\":").append(Long.toString(start));
    out.append(",\"endTime\":").append(Long.toString(start + session.durationMicroseconds()));
    out.append(",\"samples\":");
    numbers(places, out);
    out.append(",\"timeDeltas\":");
    numbers(deltas, out);
    out.append("}");
  }

  private void writeNode(Node node, Appendable out) throws IOException {
    int script =
        node.source.isEmpty()
            ? 0
            : scripts.computeIfAbsent(node.source, source -> scripts.size() + 1);
    out.append("{\"id\":").append(Integer.toString(node.id));
    out.append(",\"callFrame\":{\"functionName\":");
    text(node.function, out);
    out.append(",\"scriptId\":\"").append(Integer.toString(script)).append("\",\"url\":");
    text(node.source.startsWith("/") ? "file://" + node.source : node.source, out);
    out.append(",\"lineNumber\":").append(Integer.toString(node.line));
    out.append(",\"columnNumber\":").append(Integer.toString(node.column));
    out.append("},\"hitCount\":").append(Integer.toString(node.hits));
    out.append(",\"children\":");
    numbers(node.childIds, out);
    if (!node.ticks.isEmpty()) {
      out.append(",\"positionTicks\":[");
      String separator = "";
      for (Map.Entry<Integer, Integer> tick : node.ticks.entrySet()) {
        out.append(separator).append("{\"line\":").append(tick.getKey().toString());
        out.append(",\"ticks\":").append(tick.getValue().toString()).append("}");
        separator = ",";
      }
      out.append("]");
    }
    out.append("}");
  }

  private static void numbers(List<? extends Number> values, Appendable out) throws IOException {
    out.append("[");
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? "" : ",").append(values.get(i).toString());
    }
    out.append("]");
  }

  private static void text(String text, Appendable out) throws IOException {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // Escaped surrogates keep the text well-formed where one stands alone.
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
