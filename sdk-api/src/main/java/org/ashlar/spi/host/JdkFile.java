package org.ashlar.spi.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An open file of the JDK's default file system. */
final class JdkFile implements HostFile {
  private final JdkFiles files;
  private final String path;
  private final FileChannel channel;
  private final boolean appends;
  private final @Nullable BlockingLane lane;

  private JdkFile(
      JdkFiles files,
      String path,
      FileChannel channel,
      boolean appends,
      @Nullable BlockingLane lane) {
    this.files = files;
    this.path = path;
    this.channel = channel;
    this.appends = appends;
    this.lane = lane;
  }

  /**
   * Opens a file.
   *
   * @param lane where what is done to it waits, if it is no ordinary file
   */
  static JdkFile open(JdkFiles files, String path, Mode mode, @Nullable BlockingLane lane)
      throws IOException {
    Set<OpenOption> options = new HashSet<>();
    add(options, mode.read(), StandardOpenOption.READ);
    add(options, mode.write(), StandardOpenOption.WRITE);
    add(options, mode.create(), StandardOpenOption.CREATE);
    add(options, mode.exclusive(), StandardOpenOption.CREATE_NEW);
    add(options, mode.truncate(), StandardOpenOption.TRUNCATE_EXISTING);
    // The JDK refuses to read what it appends to, so this goes to the end by itself then.
    add(options, mode.append() && !mode.read(), StandardOpenOption.APPEND);
    return new JdkFile(files, path, FileChannel.open(Path.of(path), options), mode.append(), lane);
  }

  private static void add(Set<OpenOption> options, boolean wanted, OpenOption option) {
    if (wanted) {
      options.add(option);
    }
  }

  private <T> T perform(String operation, BlockingLane.Work<T> action) {
    try {
      return lane == null ? action.run() : lane.run(action);
    } catch (ClosedChannelException e) {
      throw SystemException.of(SystemError.EBADF, operation, path);
    } catch (NonReadableChannelException | NonWritableChannelException e) {
      throw SystemException.of(SystemError.EBADF, operation, path);
    } catch (IOException e) {
      throw SystemException.of(e, operation, path);
    }
  }

  @Override
  public int read(ByteBuffer target, long position) {
    return perform(
        "read",
        () ->
            Math.max(
                position == OWN_POSITION ? channel.read(target) : channel.read(target, position),
                0));
  }

  @Override
  public void write(ByteBuffer content, long position) {
    perform(
        "write",
        () -> {
          if (appends) {
            channel.position(channel.size());
          }
          long at = position;
          while (content.hasRemaining()) {
            int count =
                appends || position == OWN_POSITION
                    ? channel.write(content)
                    : channel.write(content, at);
            at += count;
          }
          return at;
        });
  }

  @Override
  public HostFiles.Status status() {
    return files.examine(path, true);
  }

  @Override
  public void truncate(long size) {
    perform(
        "truncate",
        () -> {
          // The JDK moves the position to the new end, which the system does not.
          long position = channel.position();
          if (channel.size() < size) {
            channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
          }
          return channel.truncate(size).position(position);
        });
  }

  @Override
  public void force() {
    perform(
        "force",
        () -> {
          channel.force(true);
          return channel;
        });
  }

  @Override
  public void close() {
    perform(
        "close",
        () -> {
          channel.close();
          return channel;
        });
  }
}
