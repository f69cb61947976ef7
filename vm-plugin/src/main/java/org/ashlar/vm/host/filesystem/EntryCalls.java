package org.ashlar.vm.host.filesystem;

import static org.ashlar.spi.host.PermissionPolicy.Kind.READ;
import static org.ashlar.spi.host.PermissionPolicy.Kind.WRITE;

import org.ashlar.spi.host.SystemError;
import org.ashlar.spi.host.SystemException;

/** Operations on what stands at a path, whatever it is. */
final class EntryCalls {
  static final int MAY_EXECUTE = 1;
  static final int MAY_WRITE = 2;
  static final int MAY_READ = 4;

  private EntryCalls() {}

  static FileCall<?> stat(FileArguments arguments, boolean followLinks) {
    FilePath path = arguments.path(0, "path", READ);
    return FileCall.of(
        followLinks ? "stat" : "lstat",
        path,
        files -> files.examine(path.absolute(), followLinks),
        FileStatus::create);
  }

  static FileCall<?> access(FileArguments arguments) {
    FilePath path = arguments.path(0, "path", READ);
    int mode = arguments.number(1, "mode", 0);
    return FileCall.of(
        "access",
        path,
        null,
        files ->
            files.requireAccess(
                path.absolute(),
                (mode & MAY_READ) != 0,
                (mode & MAY_WRITE) != 0,
                (mode & MAY_EXECUTE) != 0));
  }

  static FileCall<?> realpath(FileArguments arguments) {
    FilePath given = arguments.path(0, "path", READ);
    FilePath path = new FilePath(given.absolute(), given.absolute());
    return FileCall.of(
        "lstat", path, files -> files.realPath(path.absolute()), (agent, real) -> real);
  }

  static FileCall<?> readlink(FileArguments arguments) {
    FilePath path = arguments.path(0, "path", READ);
    return FileCall.of(
        "readlink", path, files -> files.readLink(path.absolute()), (agent, target) -> target);
  }

  static FileCall<?> symlink(FileArguments arguments) {
    FilePath content = arguments.path(0, "target");
    FilePath link = arguments.path(1, "path", WRITE);
    return FileCall.of(
        "symlink", content, link, files -> files.makeLink(content.shown(), link.absolute()));
  }

  static FileCall<?> unlink(FileArguments arguments) {
    FilePath path = arguments.path(0, "path", WRITE);
    return FileCall.of(
        "unlink",
        path,
        null,
        files -> {
          if (files.examine(path.absolute(), false).directory()) {
            throw SystemException.of(SystemError.EISDIR, "unlink", path.absolute());
          }
          files.remove(path.absolute());
        });
  }

  static FileCall<?> rename(FileArguments arguments) {
    FilePath from = arguments.path(0, "oldPath", WRITE);
    FilePath to = arguments.path(1, "newPath", WRITE);
    return FileCall.of("rename", from, to, files -> files.rename(from.absolute(), to.absolute()));
  }

  static FileCall<?> chmod(FileArguments arguments) {
    FilePath path = arguments.path(0, "path", WRITE);
    int mode = Math.max(arguments.mode(arguments.at(1)), 0);
    return FileCall.of("chmod", path, null, files -> files.setMode(path.absolute(), mode));
  }

  static FileCall<?> utimes(FileArguments arguments) {
    FilePath path = arguments.path(0, "path", WRITE);
    double accessed = arguments.time(1);
    double modified = arguments.time(2);
    return FileCall.of(
        "utime", path, null, files -> files.setTimes(path.absolute(), accessed, modified));
  }
}
