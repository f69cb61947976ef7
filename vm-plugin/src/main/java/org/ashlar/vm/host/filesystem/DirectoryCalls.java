package org.ashlar.vm.host.filesystem;

import static org.ashlar.spi.host.PermissionPolicy.Kind.READ;
import static org.ashlar.spi.host.PermissionPolicy.Kind.WRITE;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.HostFiles.Kind;
import org.ashlar.spi.host.SystemError;
import org.ashlar.spi.host.SystemException;
import org.ashlar.vm.host.node.PosixPath;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Operations on directories and the trees below them. */
final class DirectoryCalls {
  private static final String NAME_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int NAME_LENGTH = 6;
  private static final int PRIVATE_MODE = 0_700;

  /** What stands in a directory: its name seen from where the list began. */
  private record Entry(String name, FilePath parent, String relative, @Nullable Kind kind) {}

  private DirectoryCalls() {}

  static FileCall<?> readdir(FileArguments arguments) {
    FilePath path = arguments.path(0, "path", READ);
    boolean typed = arguments.flag(1, "withFileTypes");
    boolean deep = arguments.flag(1, "recursive");
    return FileCall.of(
        "scandir",
        path,
        files -> entries(files, path, typed || deep, deep),
        (agent, entries) -> toGuest(agent, entries, typed));
  }

  private static List<Entry> entries(HostFiles files, FilePath start, boolean typed, boolean deep) {
    List<Entry> found = new ArrayList<>();
    Deque<Entry> open = new ArrayDeque<>();
    open.add(new Entry("", start, "", Kind.DIRECTORY));
    while (!open.isEmpty()) {
      Entry directory = open.remove();
      FilePath path =
          directory.name().isEmpty() ? start : directory.parent().child(directory.name());
      for (String name : files.list(path.absolute())) {
        Kind kind = typed ? files.examine(path.child(name).absolute(), false).kind() : null;
        String relative = directory.relative().isEmpty() ? name : directory.relative() + "/" + name;
        Entry entry = new Entry(name, path, relative, kind);
        found.add(entry);
        if (deep && kind == Kind.DIRECTORY) {
          open.add(entry);
        }
      }
    }
    return found;
  }

  private static Object toGuest(Agent agent, List<Entry> entries, boolean typed) {
    List<Object> values = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      Kind kind = entry.kind();
      values.add(
          typed && kind != null
              ? DirectoryEntry.create(agent, entry.name(), entry.parent().shown(), kind)
              : entry.relative());
    }
    return ObjectOperations.arrayFromList(agent, values);
  }

  static FileCall<?> mkdir(FileArguments arguments) {
    FilePath path = arguments.path(0, "path", WRITE);
    if (!arguments.flag(1, "recursive")) {
      return FileCall.of("mkdir", path, null, files -> files.makeDirectory(path.absolute()));
    }
    return FileCall.of(
        "mkdir",
        path,
        files -> makeAll(files, trimmed(path.absolute())),
        (agent, first) -> first == null ? Undefined.UNDEFINED : first);
  }

  private static String trimmed(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Makes a directory with those above it; the first that was made, or Java null if none was. */
  private static @Nullable String makeAll(HostFiles files, String path) {
    Deque<String> missing = new ArrayDeque<>();
    for (String at = path; isMissing(files, at, path); at = PosixPath.directory(at)) {
      missing.push(at);
    }
    missing.forEach(directory -> makeUnlessThere(files, directory));
    return missing.peek();
  }

  private static boolean isMissing(HostFiles files, String path, String whole) {
    try {
      if (files.examine(path, true).directory()) {
        return false;
      }
    } catch (SystemException e) {
      if (e.error() == SystemError.ENOENT) {
        return true;
      }
      throw e;
    }
    throw SystemException.of(
        path.equals(whole) ? SystemError.EEXIST : SystemError.ENOTDIR, "make", path);
  }

  /** Somebody else may have made it meanwhile. */
  private static void makeUnlessThere(HostFiles files, String path) {
    try {
      files.makeDirectory(path);
    } catch (SystemException e) {
      if (e.error() != SystemError.EEXIST) {
        throw e;
      }
    }
  }

  static FileCall<?> mkdtemp(FileArguments arguments) {
    FilePath prefix = arguments.path(0, "prefix", WRITE);
    StringBuilder ending = new StringBuilder();
    for (int i = 0; i < NAME_LENGTH; i++) {
      long bits = arguments.hooks().nondeterminism().randomBits();
      ending.append(
          NAME_CHARACTERS.charAt((int) Long.remainderUnsigned(bits, NAME_CHARACTERS.length())));
    }
    // A separator at the end of the prefix says that the name is all of the last part.
    String start = prefix.absolute() + (prefix.shown().endsWith("/") ? "/" : "");
    FilePath shown = new FilePath(prefix.shown() + "XXXXXX", start + ending);
    return FileCall.of(
        "mkdtemp",
        shown,
        files -> {
          files.makeDirectory(shown.absolute());
          try {
            files.setMode(shown.absolute(), PRIVATE_MODE);
          } catch (AshlarException e) {
            if (e.code() != ErrorCode.UNSUPPORTED) {
              throw e;
            }
          }
          return prefix.shown() + ending;
        },
        (agent, made) -> made);
  }

  static FileCall<?> rmdir(FileArguments arguments) {
    FilePath path = arguments.path(0, "path", WRITE);
    boolean deep = arguments.flag(1, "recursive");
    return FileCall.of(
        "rmdir",
        path,
        null,
        files -> {
          if (!files.examine(path.absolute(), false).directory()) {
            throw SystemException.of(SystemError.ENOTDIR, "rmdir", path.absolute());
          }
          if (deep) {
            removeTree(files, path.absolute());
          } else {
            files.remove(path.absolute());
          }
        });
  }

  static FileCall<?> rm(FileArguments arguments) {
    FilePath path = arguments.path(0, "path", WRITE);
    boolean deep = arguments.flag(1, "recursive");
    boolean force = arguments.flag(1, "force");
    return FileCall.of(
            "rm",
            path,
            null,
            files -> {
              try {
                boolean directory = files.examine(path.absolute(), false).directory();
                if (directory && !deep) {
                  throw new GuestRefusal("rm", path.shown());
                }
                if (directory) {
                  removeTree(files, path.absolute());
                } else {
                  files.remove(path.absolute());
                }
              } catch (SystemException e) {
                if (!force || e.error() != SystemError.ENOENT) {
                  throw e;
                }
              }
            })
        .on(SystemError.ENOENT, "lstat", true);
  }

  /** Removes a directory after all below it; links are removed, not followed. */
  private static void removeTree(HostFiles files, String root) {
    Deque<String> open = new ArrayDeque<>();
    Deque<String> emptied = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      String directory = open.pop();
      emptied.push(directory);
      for (String name : files.list(directory)) {
        String path = directory + "/" + name;
        if (files.examine(path, false).directory()) {
          open.push(path);
        } else {
          files.remove(path);
        }
      }
    }
    emptied.forEach(files::remove);
  }
}
