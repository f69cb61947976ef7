package org.ashlar.distribution.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.engine.plugin.PluginHost;
import org.jspecify.annotations.Nullable;

/**
 * The directory with the control sockets of one user's processes. Only the user may enter it, so
 * only the user can reach a socket, whatever the socket's own rights are on this system.
 */
final class ControlDirectory {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final String SUFFIX = ".sock";
  private static final Pattern SOCKET = Pattern.compile("(\\d{1,18})\\.sock");

  private ControlDirectory() {}

  /** The given directory, or that of the user where none is given. */
  static Path orStandard(@Nullable Path directory) {
    return directory == null ? standard() : directory;
  }

  /** {@code $XDG_RUNTIME_DIR/ashlar}, or a directory with the user's name in the temporary one. */
  private static Path standard() {
    String runtime = System.getenv("XDG_RUNTIME_DIR");
    return runtime != null && !runtime.isBlank() && Files.isDirectory(Path.of(runtime))
        ? Path.of(runtime, "ashlar")
        : Path.of(
            System.getProperty("java.io.tmpdir", "/tmp"),
            "ashlar-" + System.getProperty("user.name", "user"));
  }

  /**
   * Makes the directory, or checks that an existing one belongs to this user and nobody else may
   * enter it.
   *
   * @throws AshlarException {@link ErrorCode#CONTROL_SOCKET_FAILED}
   */
  static void prepare(Path directory) {
    try {
      if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(directory.toAbsolutePath().getParent());
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      }
      String problem = problemWith(directory);
      if (problem != null) {
        throw new AshlarException(ErrorCode.CONTROL_SOCKET_FAILED, directory, problem);
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw new AshlarException(
          e, ErrorCode.CONTROL_SOCKET_FAILED, directory, PluginHost.sentence(e));
    }
  }

  /** Why a directory cannot be trusted, or null. */
  static @Nullable String problemWith(Path directory) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isDirectory()) {
      return "it is no directory";
    }
    Path probe = Files.createTempFile(directory, "owner", ".tmp");
    try {
      if (!Files.getOwner(probe).equals(attributes.owner())) {
        return "it belongs to " + attributes.owner().getName();
      }
    } finally {
      Files.delete(probe);
    }
    return attributes.permissions().equals(OWNER_ONLY) ? null : "others may enter it";
  }

  static Path socketOf(Path directory, long processId) {
    return directory.resolve(processId + SUFFIX);
  }

  /** The processes with a socket, by id; those that ended without removing theirs are left out. */
  static List<Long> processes(Path directory) {
    return ids(directory).stream().filter(id -> ProcessHandle.of(id).isPresent()).toList();
  }

  /** Takes away the sockets of processes that were killed. */
  static void removeStale(Path directory) {
    for (long id : ids(directory)) {
      if (ProcessHandle.of(id).isEmpty()) {
        try {
          Files.deleteIfExists(socketOf(directory, id));
        } catch (IOException e) {
          return; // clients pass over it
        }
      }
    }
  }

  private static List<Long> ids(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> SOCKET.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> Long.valueOf(name.group(1)))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
