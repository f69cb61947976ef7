package org.ashlar.vm.host.filesystem;

import static org.ashlar.spi.host.PermissionPolicy.Kind.READ;
import static org.ashlar.spi.host.PermissionPolicy.Kind.WRITE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.HostFile;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.exotic.ByteStore;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.host.buffer.Buffers;
import org.ashlar.vm.host.buffer.ByteRange;
import org.ashlar.vm.host.buffer.TextEncoding;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/** Operations on open files, and opening. */
final class OpenFileCalls {
  private static final int PIECE_BYTES = 64 << 10;
  private static final int DEFAULT_BUFFER_BYTES = 16 << 10;

  /**
   * What reading and writing give: how much, and the buffer.
   *
   * @param countName how the object that a promise gives calls the number
   */
  record Transfer(String countName, int count, Object buffer) {}

  private OpenFileCalls() {}

  /** Opening with a descriptor as the result, or with a handle. */
  static FileCall<?> open(FileArguments arguments, boolean asHandle) {
    Object flags = arguments.at(1);
    HostFile.Mode mode =
        switch (flags) {
          case CharSequence text -> mode(arguments, Strings.flat(text));
          case Number bits -> mode(TypeConversion.toInt32(arguments.agent(), bits));
          default -> mode(0);
        };
    FilePath path = arguments.path(0, "path");
    if (mode.read()) {
      FileCall.require(arguments.agent(), arguments.hooks().permissions(), READ, path);
    }
    if (mode.changes()) {
      FileCall.require(arguments.agent(), arguments.hooks().permissions(), WRITE, path);
    }
    OpenFiles open = arguments.openFiles();
    return FileCall.of(
        "open",
        path,
        files -> open.open(files, path.absolute(), mode),
        (agent, file) -> {
          int descriptor = open.register(file);
          return asHandle ? FileHandle.create(agent, descriptor) : (Object) descriptor;
        });
  }

  /** The flags as numbers are those of Linux. */
  private static HostFile.Mode mode(int bits) {
    int access = bits & (OpenFlag.WRITE_ONLY.bits() | OpenFlag.READ_WRITE.bits());
    return new HostFile.Mode(
        access != OpenFlag.WRITE_ONLY.bits(),
        access != OpenFlag.READ_ONLY.bits(),
        OpenFlag.APPEND.isIn(bits),
        OpenFlag.CREATE.isIn(bits),
        OpenFlag.EXCLUSIVE.isIn(bits),
        OpenFlag.TRUNCATE.isIn(bits));
  }

  private static HostFile.Mode mode(FileArguments arguments, String flags) {
    boolean more = flags.indexOf('+') >= 0;
    boolean exclusive = flags.indexOf('x') >= 0;
    return switch (flags.replaceAll("[x+s]", "")) {
      case "r" -> new HostFile.Mode(true, more, false, false, false, false);
      case "w" -> new HostFile.Mode(more, true, false, true, exclusive, true);
      case "a" -> new HostFile.Mode(more, true, true, true, exclusive, false);
      default ->
          throw HostErrors.wrongValue(arguments.agent(), "argument 'flags' is invalid", flags);
    };
  }

  static FileCall<?> close(FileArguments arguments) {
    HostFile file = arguments.openFiles().release(arguments.descriptor(0));
    return FileCall.of("close", null, null, files -> file.close());
  }

  static FileCall<?> stat(FileArguments arguments) {
    HostFile file = arguments.openFile(0);
    return FileCall.of("fstat", null, files -> file.status(), FileStatus::create);
  }

  static FileCall<?> synchronize(FileArguments arguments) {
    HostFile file = arguments.openFile(0);
    return FileCall.of("fsync", null, null, files -> file.force());
  }

  static FileCall<?> truncate(FileArguments arguments) {
    HostFile file = arguments.openFile(0);
    int size = Math.max(arguments.number(1, "len", 0), 0);
    return FileCall.of("ftruncate", null, null, files -> file.truncate(size));
  }

  static byte[] readRest(HostFile file, int maximumBytes) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    while (file.read(piece, HostFile.OWN_POSITION) > 0) {
      if (all.size() > maximumBytes - piece.position()) {
        throw new AshlarException(ErrorCode.FILE_TOO_LARGE, "descriptor", maximumBytes);
      }
      all.write(piece.array(), 0, piece.position());
      piece.clear();
    }
    return all.toByteArray();
  }

  /** Where to read to or write from, and where in the file. */
  private record Span(TypedArrayObject buffer, int offset, int length, long position) {}

  private static Span span(FileArguments arguments, Object given) {
    Agent agent = arguments.agent();
    boolean named = given instanceof JsObject && !(given instanceof TypedArrayObject);
    boolean options = named || arguments.at(2) instanceof JsObject;
    int at = named ? 1 : 2;
    Object buffer = named ? arguments.option(1, "buffer") : given;
    if (buffer == Undefined.UNDEFINED) {
      buffer = Buffers.create(agent, new byte[DEFAULT_BUFFER_BYTES]);
    }
    if (!(buffer instanceof TypedArrayObject array)) {
      throw HostErrors.invalidType(
          agent, "buffer", "an instance of Buffer, TypedArray, or DataView", buffer);
    }
    int size = array.length() * array.type().size();
    Object first = options ? arguments.option(at, "offset") : arguments.at(2);
    Object second = options ? arguments.option(at, "length") : arguments.at(3);
    Object third = options ? arguments.option(at, "position") : arguments.at(4);
    int offset = range(agent, "offset", first, 0, size);
    int length = range(agent, "length", second, size - offset, size - offset);
    return new Span(array, offset, length, position(agent, third));
  }

  private static int range(Agent agent, String name, Object value, int byDefault, int most) {
    if (value == Undefined.UNDEFINED || value == JsNull.NULL) {
      return byDefault;
    }
    double number = TypeConversion.toIntegerOrInfinity(agent, value);
    if (number < 0 || number > most) {
      throw HostErrors.outOfRange(agent, name, ">= 0 && <= " + most, value);
    }
    return (int) number;
  }

  private static long position(Agent agent, Object value) {
    if (!(value instanceof Number)) {
      return HostFile.OWN_POSITION;
    }
    long position = (long) TypeConversion.toIntegerOrInfinity(agent, value);
    return position < 0 ? HostFile.OWN_POSITION : position;
  }

  static FileCall<?> read(FileArguments arguments) {
    HostFile file = arguments.openFile(0);
    Span span = span(arguments, arguments.at(1));
    ArrayBufferOperations.requireMutable(arguments.agent(), span.buffer().buffer(), "fs.read");
    arguments.agent().charge(span.length());
    byte[] bytes = new byte[span.length()];
    return FileCall.of(
        "read",
        null,
        files -> file.read(ByteBuffer.wrap(bytes), span.position()),
        (agent, count) -> {
          copy(bytes, count, span);
          return new Transfer("bytesRead", count, span.buffer());
        });
  }

  /** The buffer may be smaller by now than it was when the read began. */
  private static void copy(byte[] bytes, int count, Span span) {
    TypedArrayObject array = span.buffer();
    int room = array.length() * array.type().size() - span.offset();
    if (Math.min(count, room) > 0) {
      ByteStore.copy(
          ByteStore.of(bytes),
          0,
          array.buffer().store(),
          array.byteOffset() + span.offset(),
          Math.min(count, room));
    }
  }

  static FileCall<?> write(FileArguments arguments) {
    HostFile file = arguments.openFile(0);
    Object given = arguments.at(1);
    if (given instanceof CharSequence text) {
      TextEncoding encoding =
          Buffers.encoding(arguments.agent(), arguments.at(3), TextEncoding.UTF_8);
      return write(
          file,
          encoding.encode(Strings.flat(text)),
          position(arguments.agent(), arguments.at(2)),
          given);
    }
    Span span = span(arguments, given);
    ByteRange all = Objects.requireNonNull(ByteRange.of(span.buffer()));
    byte[] bytes = all.slice(span.offset(), span.length()).copy(arguments.agent());
    return write(file, bytes, span.position(), span.buffer());
  }

  private static FileCall<?> write(HostFile file, byte[] bytes, long position, Object given) {
    return FileCall.of(
        "write",
        null,
        files -> {
          file.write(ByteBuffer.wrap(bytes), position);
          return bytes.length;
        },
        (agent, count) -> new Transfer("bytesWritten", count, given));
  }
}
