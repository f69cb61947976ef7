package org.ashlar.spi.host;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Files, synchronously: what {@code require} and {@code readFileSync} need. The default uses the
 * JDK's default file system. Called on the thread that runs the context, after {@link
 * PermissionPolicy} was asked. Paths are absolute or relative to {@link HostProcess#directory}.
 */
@ConsumerType
public interface HostFiles {
  /**
   * Reads a whole file.
   *
   * @throws org.ashlar.api.AshlarException {@code FILE_NOT_FOUND}, {@code FILE_IS_DIRECTORY},
   *     {@code FILE_UNREADABLE} or {@code FILE_TOO_LARGE}
   */
  byte[] read(String path);

  /**
   * Writes a whole file.
   *
   * @param append true to add to what is there, false to replace it
   * @throws org.ashlar.api.AshlarException {@code FILE_IS_DIRECTORY} or {@code IO_FAILED}
   */
  void write(String path, byte[] content, boolean append);

  /** What stands at a path, following links; empty if nothing does. */
  Optional<Status> status(String path);

  /**
   * The path with all links resolved.
   *
   * @throws org.ashlar.api.AshlarException {@code FILE_NOT_FOUND}
   */
  String realPath(String path);

  /**
   * The names in a directory, sorted.
   *
   * @throws org.ashlar.api.AshlarException {@code FILE_NOT_FOUND} or {@code IO_FAILED}
   */
  List<String> list(String path);

  /**
   * What stands at a path.
   *
   * @param directory true for a directory
   * @param regularFile true for an ordinary file
   * @param size the size in bytes
   * @param modifiedMilliseconds the time of the last change, in milliseconds since 1970
   */
  record Status(boolean directory, boolean regularFile, long size, double modifiedMilliseconds) {}
}
