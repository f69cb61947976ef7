package org.ashlar.spi.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.jspecify.annotations.Nullable;

/** Files of the JDK's default file system. */
final class JdkFiles implements HostFiles {
  private static final int NANOSECONDS_PER_MILLISECOND = 1_000_000;

  private final BlockingLane lane = new BlockingLane();

  /** Work on one path that the JDK may refuse. */
  private interface Action<T extends @Nullable Object> {
    T on(Path file) throws IOException;
  }

  private static <T extends @Nullable Object> T perform(
      String operation, String path, Action<T> action) {
    try {
      return action.on(Path.of(path));
    } catch (NoSuchFileException e) {
      throw SystemException.of(
          isBelowFile(Path.of(path)) ? SystemError.ENOTDIR : SystemError.ENOENT, operation, path);
    } catch (IOException e) {
      throw SystemException.of(e, operation, path);
    } catch (InvalidPathException e) {
      throw SystemException.of(SystemError.ENOENT, operation, path);
    }
  }

  /** As {@link #perform}, where nobody else must wait for a file that is no ordinary one. */
  private <T extends @Nullable Object> T performOpening(
      String operation, String path, Action<T> action) {
    return perform(
        operation,
        path,
        file -> isSpecial(file) ? lane.run(() -> action.on(file)) : action.on(file));
  }

  /** Whether it is a pipe, a device or the like, of which some let those wait who open them. */
  private static boolean isSpecial(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).isOther();
    } catch (IOException e) {
      return false; // there is nothing; whoever opens it says so
    }
  }

  /** The JDK says of a path below a file what it says of one that nothing stands at. */
  private static boolean isBelowFile(Path path) {
    Path above = path.toAbsolutePath().getParent();
    while (above != null && Files.notExists(above)) {
      above = above.getParent();
    }
    return above != null && !Files.isDirectory(above);
  }

  private static void requireNoDirectory(Path file, String operation, String path) {
    if (Files.isDirectory(file)) {
      throw SystemException.of(SystemError.EISDIR, operation, path);
    }
  }

  @Override
  public byte[] read(String path) {
    return read(path, Source.MAXIMUM_FILE_BYTES);
  }

  /** Devices and files of the system itself have more in them than their size says. */
  @Override
  public byte[] read(String path, int maximumBytes) {
    int most = Math.min(maximumBytes, Source.MAXIMUM_FILE_BYTES);
    return performOpening(
        "read",
        path,
        file -> {
          requireNoDirectory(file, "read", path);
          if (Files.size(file) > most) {
            throw new AshlarException(ErrorCode.FILE_TOO_LARGE, path, most);
          }
          try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
              throw new AshlarException(ErrorCode.FILE_TOO_LARGE, path, most);
            }
            return bytes;
          }
        });
  }

  @Override
  public void write(String path, byte[] content, boolean append) {
    write(
        path,
        content,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
  }

  @Override
  public void create(String path, byte[] content) {
    write(path, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private void write(String path, byte[] content, OpenOption... options) {
    performOpening("write", path, file -> Files.write(file, content, options));
  }

  @Override
  public Optional<Status> status(String path) {
    try {
      BasicFileAttributes found = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
      return Optional.of(status(found, 0, Identity.UNKNOWN, found.lastModifiedTime()));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public Status examine(String path, boolean followLinks) {
    LinkOption[] links = followLinks ? new LinkOption[0] : new LinkOption[] {NOFOLLOW_LINKS};
    return perform(
        "examine",
        path,
        file -> {
          BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class, links);
          if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return status(basic, 0, Identity.UNKNOWN, basic.lastModifiedTime());
          }
          UnixAttributes unix =
              new UnixAttributes(
                  Files.readAttributes(file, "unix:mode,ino,dev,nlink,uid,gid,ctime", links));
          Identity identity =
              new Identity(
                  unix.number("dev"),
                  unix.number("ino"),
                  (int) unix.number("nlink"),
                  (int) unix.number("uid"),
                  (int) unix.number("gid"));
          return status(basic, (int) unix.number("mode"), identity, unix.changed(basic));
        });
  }

  /** The attributes that the JDK knows by name alone. */
  private record UnixAttributes(Map<String, Object> values) {
    long number(String name) {
      return values.get(name) instanceof Number number ? number.longValue() : 0;
    }

    FileTime changed(BasicFileAttributes basic) {
      return values.get("ctime") instanceof FileTime time ? time : basic.lastModifiedTime();
    }
  }

  private static Status status(
      BasicFileAttributes found, int mode, Identity identity, FileTime changed) {
    Kind kind =
        found.isDirectory()
            ? Kind.DIRECTORY
            : found.isRegularFile() ? Kind.FILE : found.isSymbolicLink() ? Kind.LINK : Kind.OTHER;
    Times times =
        new Times(
            milliseconds(found.lastAccessTime()),
            milliseconds(found.lastModifiedTime()),
            milliseconds(changed),
            milliseconds(found.creationTime()));
    return new Status(kind, mode, found.size(), times, identity);
  }

  private static double milliseconds(FileTime time) {
    long nanoseconds = time.to(TimeUnit.NANOSECONDS);
    return Math.floorDiv(nanoseconds, NANOSECONDS_PER_MILLISECOND)
        + Math.floorMod(nanoseconds, NANOSECONDS_PER_MILLISECOND)
            / (double) NANOSECONDS_PER_MILLISECOND;
  }

  private static FileTime time(double milliseconds) {
    return FileTime.from((long) (milliseconds * 1_000), TimeUnit.MICROSECONDS);
  }

  @Override
  public String realPath(String path) {
    return perform("resolve", path, file -> file.toRealPath().toString());
  }

  @Override
  public List<String> list(String path) {
    return perform(
        "list",
        path,
        file -> {
          try (Stream<Path> entries = Files.list(file)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
          }
        });
  }

  @Override
  public void makeDirectory(String path) {
    perform("make", path, Files::createDirectory);
  }

  @Override
  public void remove(String path) {
    perform(
        "remove",
        path,
        file -> {
          Files.delete(file);
          return file;
        });
  }

  @Override
  public void rename(String from, String to) {
    perform(
        "rename",
        from,
        file ->
            Files.move(
                file,
                Path.of(to),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE));
  }

  @Override
  public void copy(String from, String to, boolean replace) {
    CopyOption[] options =
        replace ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING} : new CopyOption[0];
    performOpening(
        "copy",
        from,
        file -> {
          requireNoDirectory(file, "copy", from);
          requireNoDirectory(Path.of(to), "copy", to);
          return Files.copy(file, Path.of(to), options);
        });
  }

  @Override
  public String readLink(String path) {
    return perform("read link", path, file -> Files.readSymbolicLink(file).toString());
  }

  @Override
  public void makeLink(String target, String path) {
    perform("make link", path, link -> Files.createSymbolicLink(link, Path.of(target)));
  }

  @Override
  public void requireAccess(String path, boolean read, boolean write, boolean execute) {
    List<AccessMode> modes = new ArrayList<>();
    if (read) {
      modes.add(AccessMode.READ);
    }
    if (write) {
      modes.add(AccessMode.WRITE);
    }
    if (execute) {
      modes.add(AccessMode.EXECUTE);
    }
    perform(
        "access",
        path,
        file -> {
          file.getFileSystem().provider().checkAccess(file, modes.toArray(new AccessMode[0]));
          return file;
        });
  }

  @Override
  public void setMode(String path, int mode) {
    PosixFilePermission[] all = PosixFilePermission.values();
    Set<PosixFilePermission> granted = EnumSet.noneOf(PosixFilePermission.class);
    for (int i = 0; i < all.length; i++) {
      if ((mode & 0_400 >> i) != 0) {
        granted.add(all[i]);
      }
    }
    perform("change", path, file -> Files.setPosixFilePermissions(file, granted));
  }

  @Override
  public void setTimes(String path, double accessedMilliseconds, double modifiedMilliseconds) {
    perform(
        "change",
        path,
        file -> {
          Files.getFileAttributeView(file, BasicFileAttributeView.class)
              .setTimes(time(modifiedMilliseconds), time(accessedMilliseconds), null);
          return file;
        });
  }

  @Override
  public void truncate(String path, long size) {
    try (HostFile file = open(path, new HostFile.Mode(false, true, false, false, false, false))) {
      file.truncate(size);
    }
  }

  @Override
  public HostFile open(String path, HostFile.Mode mode) {
    return perform(
        "open",
        path,
        file -> {
          BlockingLane waiting = isSpecial(file) ? lane : null;
          return waiting == null
              ? JdkFile.open(this, path, mode, null)
              : waiting.run(() -> JdkFile.open(this, path, mode, waiting));
        });
  }
}
