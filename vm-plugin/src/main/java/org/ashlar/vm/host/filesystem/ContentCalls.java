package org.ashlar.vm.host.filesystem;

import static org.ashlar.spi.host.PermissionPolicy.Kind.READ;
import static org.ashlar.spi.host.PermissionPolicy.Kind.WRITE;

import java.nio.ByteBuffer;
import org.ashlar.api.Source;
import org.ashlar.spi.host.HostFile;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.host.SystemError;
import org.ashlar.spi.host.SystemException;
import org.ashlar.vm.host.buffer.Buffers;
import org.ashlar.vm.host.buffer.TextEncoding;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Operations on what files contain. */
final class ContentCalls {
  static final int COPY_EXCLUSIVELY = 1;
  private static final int USUAL_MASK = 0_022;
  private static final int LIMITED_BYTES = 16 << 20;

  private ContentCalls() {}

  static FileCall<?> readFile(FileArguments arguments) {
    TextEncoding encoding = arguments.encoding(1);
    FileCall.Result<byte[]> result = (agent, bytes) -> content(agent, bytes, encoding);
    if (arguments.isDescriptor(0)) {
      HostFile file = arguments.openFile(0);
      StandardStreams streams = arguments.hooks().streams();
      boolean standard = arguments.descriptor(0) == 0;
      int most =
          arguments.agent().account().isLimited() ? LIMITED_BYTES : Source.MAXIMUM_FILE_BYTES;
      return FileCall.of(
          "read",
          null,
          files -> standard ? streams.readFully() : OpenFileCalls.readRest(file, most),
          result);
    }
    FilePath path = arguments.path(0, "path", READ);
    int most = room(arguments, path);
    return FileCall.of("open", path, files -> files.read(path.absolute(), most), result)
        .on(SystemError.EISDIR, "read", false);
  }

  /**
   * How much of a file may be read. Under a limit on memory a file is charged before it is read,
   * and one that does not say how large it is gives so much and no more.
   */
  private static int room(FileArguments arguments, FilePath path) {
    Agent agent = arguments.agent();
    if (!agent.account().isLimited()) {
      return Source.MAXIMUM_FILE_BYTES;
    }
    long size =
        arguments.hooks().files().status(path.absolute()).map(HostFiles.Status::size).orElse(0L);
    agent.charge(Math.min(size, Source.MAXIMUM_FILE_BYTES));
    return (int) Math.clamp(size, LIMITED_BYTES, Source.MAXIMUM_FILE_BYTES);
  }

  private static Object content(Agent agent, byte[] bytes, @Nullable TextEncoding encoding) {
    if (encoding == null) {
      return Buffers.create(agent, bytes);
    }
    agent.charge(bytes.length);
    return encoding.decode(bytes, 0, bytes.length);
  }

  static FileCall<?> writeFile(FileArguments arguments, String defaultFlag) {
    Object given = arguments.option(2, "flag");
    String flag = given instanceof CharSequence text ? Strings.flat(text) : defaultFlag;
    int mode = arguments.mode(arguments.option(2, "mode"));
    byte[] content = arguments.content(1, 2);
    if (arguments.isDescriptor(0)) {
      HostFile file = arguments.openFile(0);
      return FileCall.of(
          "write",
          null,
          null,
          files -> file.write(ByteBuffer.wrap(content), HostFile.OWN_POSITION));
    }
    FilePath path = arguments.path(0, "path", WRITE);
    boolean exclusive = flag.indexOf('x') >= 0;
    boolean append = flag.startsWith("a");
    if (!flag.matches("(w|a)x?\\+?|x(w|a)|as")) {
      throw HostErrors.wrongValue(arguments.agent(), "argument 'flags' is invalid", flag);
    }
    return FileCall.of(
        "open",
        path,
        null,
        files -> {
          boolean fresh = mode >= 0 && files.status(path.absolute()).isEmpty();
          if (exclusive) {
            files.create(path.absolute(), content);
          } else {
            files.write(path.absolute(), content, append);
          }
          if (fresh) {
            files.setMode(path.absolute(), mode & ~USUAL_MASK);
          }
        });
  }

  static FileCall<?> copyFile(FileArguments arguments) {
    FilePath from = arguments.path(0, "src", READ);
    FilePath to = arguments.path(1, "dest", WRITE);
    boolean replace = (arguments.number(2, "mode", 0) & COPY_EXCLUSIVELY) == 0;
    return FileCall.of(
        "copyfile", from, to, files -> files.copy(from.absolute(), to.absolute(), replace));
  }

  static FileCall<?> truncate(FileArguments arguments) {
    if (arguments.isDescriptor(0)) {
      return OpenFileCalls.truncate(arguments);
    }
    FilePath path = arguments.path(0, "path", WRITE);
    Object length = arguments.at(1);
    long size =
        length == Undefined.UNDEFINED
            ? 0
            : (long) TypeConversion.toIntegerOrInfinity(arguments.agent(), length);
    return FileCall.of(
        "open", path, null, files -> truncate(files, path.absolute(), Math.max(size, 0)));
  }

  private static void truncate(HostFiles files, String path, long size) {
    if (files.examine(path, true).directory()) {
      throw SystemException.of(SystemError.EISDIR, "truncate", path);
    }
    files.truncate(path, size);
  }
}
