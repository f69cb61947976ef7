package org.ashlar.example.simulated;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.SystemError;
import org.ashlar.spi.host.SystemException;

/**
 * Files and directories by absolute path; a directory has no content. Safe for use by any thread.
 * The entries are of types of the JDK, so that a successor goes on with the same ones, and sees
 * what is still being done to them.
 */
final class SimulatedTree implements HostFiles {
  private final NavigableMap<String, Optional<byte[]>> entries;

  /** An empty tree with the directory /work. */
  SimulatedTree() {
    this(new TreeMap<>());
    entries.put("", Optional.empty());
    makeDirectories("/work");
  }

  private SimulatedTree(NavigableMap<String, Optional<byte[]>> entries) {
    this.entries = entries;
  }

  /** The tree of a predecessor, from what {@link #entries} gave. */
  @SuppressWarnings("unchecked") // the predecessor is of the same plug-in
  static SimulatedTree of(Object entries) {
    return new SimulatedTree((NavigableMap<String, Optional<byte[]>>) entries);
  }

  Object entries() {
    return entries;
  }

  private static String normal(String path, String operation) {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (!plain.isEmpty() && !plain.startsWith("/")) {
      throw SystemException.of(SystemError.EINVAL, operation, path);
    }
    return plain;
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }

  private Optional<byte[]> require(String path, String operation) {
    Optional<byte[]> content = entries.get(normal(path, operation));
    if (content == null) {
      throw SystemException.of(SystemError.ENOENT, operation, path);
    }
    return content;
  }

  private void requireParent(String path, String operation) {
    Optional<byte[]> above = entries.get(parent(normal(path, operation)));
    if (above == null) {
      throw SystemException.of(SystemError.ENOENT, operation, path);
    }
    if (above.isPresent()) {
      throw SystemException.of(SystemError.ENOTDIR, operation, path);
    }
  }

  @Override
  public byte[] read(String path) {
    synchronized (entries) {
      return require(path, "read")
          .orElseThrow(() -> SystemException.of(SystemError.EISDIR, "read", path))
          .clone();
    }
  }

  @Override
  public void write(String path, byte[] content, boolean append) {
    write(path, content, append ? WriteMode.APPEND : WriteMode.REPLACE);
  }

  @Override
  public void create(String path, byte[] content) {
    write(path, content, WriteMode.CREATE_NEW);
  }

  private enum WriteMode {
    REPLACE,
    APPEND,
    CREATE_NEW
  }

  private void write(String path, byte[] bytes, WriteMode mode) {
    synchronized (entries) {
      requireParent(path, "write");
      Optional<byte[]> old = entries.get(normal(path, "write"));
      if (old != null && mode == WriteMode.CREATE_NEW) {
        throw SystemException.of(SystemError.EEXIST, "write", path);
      }
      byte[] before = old == null ? new byte[0] : old.orElse(null);
      if (before == null) {
        throw SystemException.of(SystemError.EISDIR, "write", path);
      }
      byte[] content = bytes.clone();
      if (mode == WriteMode.APPEND) {
        content = Arrays.copyOf(before, before.length + bytes.length);
        System.arraycopy(bytes, 0, content, before.length, bytes.length);
      }
      entries.put(normal(path, "write"), Optional.of(content));
    }
  }

  @Override
  public Optional<Status> status(String path) {
    synchronized (entries) {
      return Optional.ofNullable(entries.get(normal(path, "examine")))
          .map(
              content ->
                  content
                      .map(bytes -> Status.file(bytes.length, 0))
                      .orElseGet(() -> Status.directory(0)));
    }
  }

  @Override
  public String realPath(String path) {
    synchronized (entries) {
      require(path, "resolve");
      return path;
    }
  }

  @Override
  public List<String> list(String path) {
    synchronized (entries) {
      if (require(path, "list").isPresent()) {
        throw SystemException.of(SystemError.ENOTDIR, "list", path);
      }
      String start = normal(path, "list") + "/";
      return entries.tailMap(start, false).keySet().stream()
          .takeWhile(name -> name.startsWith(start))
          .map(name -> name.substring(start.length()))
          .filter(name -> name.indexOf('/') < 0)
          .toList();
    }
  }

  @Override
  public void makeDirectory(String path) {
    synchronized (entries) {
      requireParent(path, "make");
      if (entries.putIfAbsent(normal(path, "make"), Optional.empty()) != null) {
        throw SystemException.of(SystemError.EEXIST, "make", path);
      }
    }
  }

  /** Makes a directory with those above it. */
  private void makeDirectories(String path) {
    synchronized (entries) {
      String name = normal(path, "make");
      for (int end = name.indexOf('/', 1); end > 0; end = name.indexOf('/', end + 1)) {
        ensureDirectory(name.substring(0, end));
      }
      ensureDirectory(name);
    }
  }

  private void ensureDirectory(String name) {
    Optional<byte[]> old = entries.putIfAbsent(name, Optional.empty());
    if (old != null && old.isPresent()) {
      throw SystemException.of(SystemError.EEXIST, "make", name);
    }
  }

  @Override
  public void remove(String path) {
    synchronized (entries) {
      if (require(path, "remove").isEmpty() && !list(path).isEmpty()) {
        throw SystemException.of(SystemError.ENOTEMPTY, "remove", path);
      }
      entries.remove(normal(path, "remove"));
    }
  }

  @Override
  public void rename(String from, String to) {
    synchronized (entries) {
      Optional<byte[]> content = require(from, "rename");
      requireParent(to, "rename");
      String target = normal(to, "rename");
      Optional<byte[]> replaced = entries.get(target);
      if (replaced != null && replaced.isEmpty() && content.isPresent()) {
        throw SystemException.of(SystemError.EISDIR, "rename", to);
      }
      String start = normal(from, "rename") + "/";
      for (String name : List.copyOf(entries.tailMap(start, false).keySet())) {
        if (name.startsWith(start)) {
          Optional<byte[]> inner = entries.remove(name);
          entries.put(target + "/" + name.substring(start.length()), inner);
        }
      }
      entries.remove(normal(from, "rename"));
      entries.put(target, content);
    }
  }

  @Override
  public void copy(String from, String to, boolean replace) {
    synchronized (entries) {
      write(to, read(from), replace ? WriteMode.REPLACE : WriteMode.CREATE_NEW);
    }
  }
}
