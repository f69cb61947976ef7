package org.ashlar.profiler.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.spi.profile.ProfileStore.Session;
import org.ashlar.spi.profile.Sample;
import org.jspecify.annotations.Nullable;

/**
 * The records of the store as bytes.
 *
 * <p>Implementation note. A batch stands by itself: tables of its texts, frames and stacks, then
 * samples that name a stack, because samples of a loop repeat the same few stacks. Decoding trusts
 * nothing: a damaged record is no session, or an empty batch.
 */
final class ProfileCodec {
  /** First byte of a record: what it is, and the version of its format. */
  private static final int SESSION_FORMAT = 0x11;

  private static final int BATCH_FORMAT = 0x22;

  /** A session and how many batches it has. */
  record StoredSession(Session session, long batches) {}

  @FunctionalInterface
  private interface Encoding {
    void to(DataOutputStream out) throws IOException;
  }

  private ProfileCodec() {}

  private static byte[] bytes(int format, Encoding encoding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(format);
      encoding.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] encode(StoredSession stored) {
    Session session = stored.session();
    return bytes(
        SESSION_FORMAT,
        out -> {
          text(out, session.id());
          text(out, session.name());
          Instant start = session.start();
          out.writeLong(start.getEpochSecond());
          out.writeInt(start.getNano());
          out.writeLong(session.durationMicroseconds());
          out.writeLong(session.intervalMicroseconds());
          out.writeLong(session.sampleCount());
          out.writeLong(stored.batches());
        });
  }

  /** The session of a record, or null if it is none. */
  static @Nullable StoredSession session(byte[] record) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
      if (in.read() != SESSION_FORMAT) {
        return null;
      }
      String id = text(in);
      String name = text(in);
      Instant start = Instant.ofEpochSecond(in.readLong(), in.readInt());
      Session session = new Session(id, name, start, in.readLong(), in.readLong(), in.readLong());
      return new StoredSession(session, in.readLong());
    } catch (IOException | DateTimeException damaged) {
      return null;
    }
  }

  static byte[] encode(List<Sample> samples) {
    Tables tables = new Tables();
    int[] stacks = new int[samples.size()];
    int[] contexts = new int[samples.size()];
    for (int i = 0; i < stacks.length; i++) {
      stacks[i] = tables.stack(samples.get(i).stack());
      contexts[i] = tables.text(samples.get(i).context());
    }
    return bytes(
        BATCH_FORMAT,
        out -> {
          tables.write(out);
          out.writeInt(stacks.length);
          for (int i = 0; i < stacks.length; i++) {
            out.writeLong(samples.get(i).nanoseconds());
            out.writeInt(contexts[i]);
            out.writeInt(stacks[i]);
            out.writeBoolean(samples.get(i).compiled());
          }
        });
  }

  /** The samples of a batch; none if it is damaged. */
  static List<Sample> samples(byte[] record) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
      if (in.read() != BATCH_FORMAT) {
        return List.of();
      }
      List<String> texts = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        texts.add(text(in));
      }
      List<StackFrame> frames = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        frames.add(frame(in, texts));
      }
      List<List<StackFrame>> stacks = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        List<StackFrame> stack = new ArrayList<>();
        for (int depth = in.readInt(); depth > 0; depth--) {
          stack.add(frames.get(in.readInt()));
        }
        stacks.add(List.copyOf(stack));
      }
      List<Sample> samples = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        long time = in.readLong();
        String context = texts.get(in.readInt());
        samples.add(new Sample(time, context, stacks.get(in.readInt()), in.readBoolean()));
      }
      return samples;
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException damaged) {
      return List.of();
    }
  }

  private static StackFrame frame(DataInputStream in, List<String> texts) throws IOException {
    String function = texts.get(in.readInt());
    int source = in.readInt();
    int line = in.readInt();
    int column = in.readInt();
    int firstLine = in.readInt();
    int firstColumn = in.readInt();
    return new StackFrame(
        function,
        source < 0 ? null : new SourceLocation(texts.get(source), line, column),
        firstLine == 0 ? null : new SourceLocation(texts.get(source), firstLine, firstColumn));
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text is longer than its record");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** What the samples of a batch share. */
  private static final class Tables {
    private final Map<String, Integer> texts = new HashMap<>();
    private final List<String> textOrder = new ArrayList<>();
    private final Map<StackFrame, Integer> frames = new HashMap<>();
    private final List<StackFrame> frameOrder = new ArrayList<>();
    private final Map<List<StackFrame>, Integer> stacks = new HashMap<>();
    private final List<List<StackFrame>> stackOrder = new ArrayList<>();

    int text(String text) {
      return number(text, texts, textOrder);
    }

    int stack(List<StackFrame> stack) {
      for (StackFrame frame : stack) {
        text(frame.function());
        SourceLocation location = frame.location();
        if (location != null) {
          text(location.source());
        }
        number(frame, frames, frameOrder);
      }
      return number(stack, stacks, stackOrder);
    }

    private static <T> int number(T value, Map<T, Integer> numbers, List<T> order) {
      Integer known = numbers.putIfAbsent(value, order.size());
      if (known != null) {
        return known;
      }
      order.add(value);
      return order.size() - 1;
    }

    void write(DataOutputStream out) throws IOException {
      out.writeInt(textOrder.size());
      for (String text : textOrder) {
        ProfileCodec.text(out, text);
      }
      out.writeInt(frameOrder.size());
      for (StackFrame frame : frameOrder) {
        SourceLocation location = frame.location();
        out.writeInt(text(frame.function()));
        out.writeInt(location == null ? -1 : text(location.source()));
        out.writeInt(location == null ? 0 : location.line());
        out.writeInt(location == null ? 0 : location.column());
        SourceLocation definition = location == null ? null : frame.definition();
        out.writeInt(definition == null ? 0 : definition.line());
        out.writeInt(definition == null ? 0 : definition.column());
      }
      out.writeInt(stackOrder.size());
      for (List<StackFrame> stack : stackOrder) {
        out.writeInt(stack.size());
        for (StackFrame frame : stack) {
          out.writeInt(number(frame, frames, frameOrder));
        }
      }
    }
  }
}
