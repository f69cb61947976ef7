package org.ashlar.spi.host;

import java.util.List;
import java.util.Optional;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Files, synchronously. The default uses the JDK's default file system. Called after {@link
 * PermissionPolicy} was asked, on the thread that runs the context for programs that wait, and by
 * {@link org.ashlar.spi.io.IoProvider#perform} for those that do not; so safe for use by any
 * thread. Paths are absolute or relative to {@link HostProcess#directory}.
 *
 * <p>What the operating system refuses is a {@link SystemException}. Methods with a default body
 * need not be there: {@code require} and {@code readFileSync} do without.
 */
@ConsumerType
public interface HostFiles {
  /**
   * Reads a whole file.
   *
   * @throws AshlarException {@code FILE_NOT_FOUND}, {@code FILE_IS_DIRECTORY}, {@code
   *     FILE_UNREADABLE} or {@code FILE_TOO_LARGE}
   */
  byte[] read(String path);

  /**
   * Reads a whole file that is not larger than the caller has room for.
   *
   * @throws AshlarException as {@link #read(String)}; {@code FILE_TOO_LARGE} without having read
   *     much more than the limit
   */
  default byte[] read(String path, int maximumBytes) {
    byte[] all = read(path);
    if (all.length > maximumBytes) {
      throw new AshlarException(ErrorCode.FILE_TOO_LARGE, path, maximumBytes);
    }
    return all;
  }

  /**
   * Writes a whole file.
   *
   * @param append true to add to what is there, false to replace it
   * @throws AshlarException {@code FILE_IS_DIRECTORY} or {@code IO_FAILED}
   */
  void write(String path, byte[] content, boolean append);

  /** What stands at a path, following links; empty if nothing does or nobody can tell. */
  Optional<Status> status(String path);

  /**
   * The path with all links resolved.
   *
   * @throws AshlarException {@code FILE_NOT_FOUND}
   */
  String realPath(String path);

  /**
   * The names in a directory, sorted.
   *
   * @throws AshlarException {@code FILE_NOT_FOUND} or {@code IO_FAILED}
   */
  List<String> list(String path);

  /**
   * What stands at a path, as exactly as the file system knows.
   *
   * @param followLinks false to learn of a link itself
   * @throws SystemException if nothing stands there or it cannot be examined
   */
  default Status examine(String path, boolean followLinks) {
    return status(path).orElseThrow(() -> SystemException.of(SystemError.ENOENT, "examine", path));
  }

  /** Makes a file that must not exist. */
  default void create(String path, byte[] content) {
    throw unsupported("create");
  }

  /** Makes a directory that must not exist in one that does. */
  default void makeDirectory(String path) {
    throw unsupported("makeDirectory");
  }

  /** Removes a file, a link or an empty directory. */
  default void remove(String path) {
    throw unsupported("remove");
  }

  /** Renames a file or directory, replacing a file or an empty directory at the target. */
  default void rename(String from, String to) {
    throw unsupported("rename");
  }

  /**
   * Copies a file with its mode.
   *
   * @param replace false to fail with {@link SystemError#EEXIST} if the target is there
   */
  default void copy(String from, String to, boolean replace) {
    throw unsupported("copy");
  }

  /** Where a symbolic link leads to, as it was made. */
  default String readLink(String path) {
    throw unsupported("readLink");
  }

  /** Makes a symbolic link at {@code path}. */
  default void makeLink(String target, String path) {
    throw unsupported("makeLink");
  }

  /**
   * Goes on if the process may use a file in all the ways asked for; without any, if it is there.
   *
   * @throws SystemException {@link SystemError#ENOENT} or {@link SystemError#EACCES}
   */
  default void requireAccess(String path, boolean read, boolean write, boolean execute) {
    examine(path, true);
  }

  /** Sets the nine bits of who may do what. */
  default void setMode(String path, int mode) {
    throw unsupported("setMode");
  }

  /** Sets the times of the last use and the last change, in milliseconds since 1970. */
  default void setTimes(String path, double accessedMilliseconds, double modifiedMilliseconds) {
    throw unsupported("setTimes");
  }

  /** Cuts a file off, or fills it with zeros, to a size. */
  default void truncate(String path, long size) {
    throw unsupported("truncate");
  }

  /** Opens a file; the caller closes it. */
  default HostFile open(String path, HostFile.Mode mode) {
    throw unsupported("open");
  }

  private AshlarException unsupported(String operation) {
    return new AshlarException(ErrorCode.UNSUPPORTED, operation, "this file system");
  }

  /** The kinds of things that stand at paths. */
  enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    OTHER
  }

  /**
   * What stands at a path. What a file system does not know is 0.
   *
   * @param kind what it is
   * @param mode kind and rights as POSIX puts them into one number
   * @param size the size in bytes
   * @param times when it was used and changed
   * @param identity which one it is
   */
  record Status(Kind kind, int mode, long size, Times times, Identity identity) {
    private static final int FILE_MODE = 0_100_644;
    private static final int DIRECTORY_MODE = 0_040_755;

    /** A file of a file system that knows nothing else. */
    public static Status file(long size, double modifiedMilliseconds) {
      return new Status(
          Kind.FILE, FILE_MODE, size, Times.of(modifiedMilliseconds), Identity.UNKNOWN);
    }

    /** A directory of a file system that knows nothing else. */
    public static Status directory(double modifiedMilliseconds) {
      return new Status(
          Kind.DIRECTORY, DIRECTORY_MODE, 0, Times.of(modifiedMilliseconds), Identity.UNKNOWN);
    }

    /** True for a directory. */
    public boolean directory() {
      return kind == Kind.DIRECTORY;
    }

    /** True for an ordinary file. */
    public boolean regularFile() {
      return kind == Kind.FILE;
    }
  }

  /**
   * Moments in milliseconds since 1970.
   *
   * @param accessed the last use
   * @param modified the last change of the content
   * @param changed the last change of anything about it
   * @param created when it was made
   */
  record Times(double accessed, double modified, double changed, double created) {
    /** One moment for all. */
    public static Times of(double milliseconds) {
      return new Times(milliseconds, milliseconds, milliseconds, milliseconds);
    }
  }

  /**
   * Numbers by which a POSIX system knows a file.
   *
   * @param device the device it is on
   * @param node its number there
   * @param links how many names it has
   * @param user the number of its owner
   * @param group the number of its group
   */
  record Identity(long device, long node, int links, int user, int group) {
    /** Of a file system without such numbers. */
    public static final Identity UNKNOWN = new Identity(0, 0, 1, 0, 0);
  }
}
