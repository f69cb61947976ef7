package org.ashlar.spi.host;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;

/**
 * Files as far as a policy grants them; the only way in which a program reaches files.
 *
 * <p>Implementation note. A path is granted twice: as it was given, before anything is looked up,
 * so that a refusal tells nothing of what is there; and with its links resolved, so that no link
 * leads out of what was granted. What is done is done to the resolved path. A link that is made or
 * moved needs everything at the place it leads to, and must say that place in full, because it
 * would lead elsewhere after a move. Between the check and the use another process may still
 * exchange a directory for a link; the JDK opens files by no other means than their paths.
 */
final class PermittedFiles implements HostFiles {
  private static final int MAX_LINKS = 40;

  private final HostFiles files;
  private final PermissionPolicy permissions;
  private final PermissionPolicy.Kind looking;

  private PermittedFiles(
      HostFiles files, PermissionPolicy permissions, PermissionPolicy.Kind looking) {
    this.files = files;
    this.permissions = permissions;
    this.looking = looking;
  }

  /**
   * A view of files; the files themselves if everything is granted.
   *
   * @param looking what has to be granted to learn what stands at a path or in a directory
   */
  static HostFiles of(
      HostFiles files, PermissionPolicy permissions, PermissionPolicy.Kind looking) {
    return permissions == PermissionPolicy.allowAll()
        ? files
        : new PermittedFiles(files, permissions, looking);
  }

  /** The path of what a wish is about, with all links resolved. */
  private String granted(PermissionPolicy.Kind kind, String path) {
    permissions.require(kind, path);
    return requireReal(kind, path, real(path));
  }

  /** As {@link #granted}, for what is done to a link itself rather than to where it leads. */
  private String grantedEntry(PermissionPolicy.Kind kind, String path) {
    permissions.require(kind, path);
    return requireReal(kind, path, realEntry(path));
  }

  /** The refusal names the path that the program knows. */
  private String requireReal(PermissionPolicy.Kind kind, String path, String real) {
    if (!real.equals(path) && !permissions.allows(kind, real)) {
      throw new AshlarException(ErrorCode.PERMISSION_DENIED, kind.optionName(), path);
    }
    return real;
  }

  private String realEntry(String path) {
    Path given = Path.of(path);
    Path parent = given.getParent();
    return parent == null
        ? path
        : Path.of(real(parent.toString())).resolve(given.getFileName()).toString();
  }

  private String real(String path) {
    try {
      return files.realPath(path);
    } catch (AshlarException incomplete) {
      return walk(Path.of(path));
    }
  }

  /** Resolves what is there of a path, also links that lead nowhere, through which files appear. */
  private String walk(Path path) {
    Deque<Path> ahead = new ArrayDeque<>();
    path.forEach(ahead::add);
    Path at = path.getRoot();
    int links = 0;
    while (!ahead.isEmpty()) {
      Path name = ahead.remove();
      if (name.toString().equals(".")) {
        continue;
      }
      if (name.toString().equals("..")) {
        at = at.getParent() == null ? at : at.getParent();
        continue;
      }
      Path next = at.resolve(name);
      if (!isLink(next)) {
        at = next;
        continue;
      }
      if (++links > MAX_LINKS) {
        throw SystemException.of(SystemError.ELOOP, "resolve", path.toString());
      }
      Path target = Path.of(files.readLink(next.toString()));
      at = target.isAbsolute() ? target.getRoot() : at;
      for (int i = target.getNameCount() - 1; i >= 0; i--) {
        ahead.push(target.getName(i));
      }
    }
    return at.toString();
  }

  private boolean isLink(Path path) {
    try {
      return files.examine(path.toString(), false).kind() == Kind.LINK;
    } catch (AshlarException absent) {
      return false;
    }
  }

  private void requireLinkTo(String target) {
    if (!Path.of(target).isAbsolute()) {
      throw new AshlarException(
          ErrorCode.PERMISSION_DENIED, PermissionPolicy.Kind.WRITE.optionName(), target);
    }
    String absolute = Path.of(target).normalize().toString();
    granted(PermissionPolicy.Kind.READ, absolute);
    granted(PermissionPolicy.Kind.WRITE, absolute);
  }

  @Override
  public byte[] read(String path) {
    return files.read(granted(PermissionPolicy.Kind.READ, path));
  }

  @Override
  public byte[] read(String path, int maximumBytes) {
    return files.read(granted(PermissionPolicy.Kind.READ, path), maximumBytes);
  }

  @Override
  public void write(String path, byte[] content, boolean append) {
    files.write(granted(PermissionPolicy.Kind.WRITE, path), content, append);
  }

  @Override
  public Optional<Status> status(String path) {
    try {
      return files.status(granted(looking, path));
    } catch (AshlarException refused) {
      return Optional.empty();
    }
  }

  @Override
  public String realPath(String path) {
    return files.realPath(granted(looking, path));
  }

  @Override
  public List<String> list(String path) {
    return files.list(granted(looking, path));
  }

  @Override
  public Status examine(String path, boolean followLinks) {
    return files.examine(
        followLinks ? granted(looking, path) : grantedEntry(looking, path), followLinks);
  }

  @Override
  public void create(String path, byte[] content) {
    files.create(grantedEntry(PermissionPolicy.Kind.WRITE, path), content);
  }

  @Override
  public void makeDirectory(String path) {
    files.makeDirectory(grantedEntry(PermissionPolicy.Kind.WRITE, path));
  }

  @Override
  public void remove(String path) {
    files.remove(grantedEntry(PermissionPolicy.Kind.WRITE, path));
  }

  /** What is moved may be read at its new place, so it must be readable at the old one. */
  @Override
  public void rename(String from, String to) {
    grantedEntry(PermissionPolicy.Kind.READ, from);
    String source = grantedEntry(PermissionPolicy.Kind.WRITE, from);
    String target = grantedEntry(PermissionPolicy.Kind.WRITE, to);
    if (isLink(Path.of(source))) {
      requireLinkTo(files.readLink(source));
    }
    files.rename(source, target);
  }

  @Override
  public void copy(String from, String to, boolean replace) {
    files.copy(
        granted(PermissionPolicy.Kind.READ, from),
        granted(PermissionPolicy.Kind.WRITE, to),
        replace);
  }

  @Override
  public String readLink(String path) {
    return files.readLink(grantedEntry(looking, path));
  }

  @Override
  public void makeLink(String target, String path) {
    String link = grantedEntry(PermissionPolicy.Kind.WRITE, path);
    requireLinkTo(target);
    files.makeLink(target, link);
  }

  @Override
  public void requireAccess(String path, boolean read, boolean write, boolean execute) {
    files.requireAccess(granted(looking, path), read, write, execute);
  }

  @Override
  public void setMode(String path, int mode) {
    files.setMode(granted(PermissionPolicy.Kind.WRITE, path), mode);
  }

  @Override
  public void setTimes(String path, double accessedMilliseconds, double modifiedMilliseconds) {
    files.setTimes(
        granted(PermissionPolicy.Kind.WRITE, path), accessedMilliseconds, modifiedMilliseconds);
  }

  @Override
  public void truncate(String path, long size) {
    files.truncate(granted(PermissionPolicy.Kind.WRITE, path), size);
  }

  /** A file that has to be new is not looked for behind a link. */
  @Override
  public HostFile open(String path, HostFile.Mode mode) {
    List<PermissionPolicy.Kind> wishes = new ArrayList<>();
    if (mode.read() || !mode.changes()) {
      wishes.add(PermissionPolicy.Kind.READ);
    }
    if (mode.changes()) {
      wishes.add(PermissionPolicy.Kind.WRITE);
    }
    wishes.forEach(wish -> permissions.require(wish, path));
    String real = mode.exclusive() ? realEntry(path) : real(path);
    wishes.forEach(wish -> requireReal(wish, path, real));
    return files.open(real, mode);
  }
}
