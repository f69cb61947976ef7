package org.ashlar.example.simulated;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.io.FileAccess;

/**
 * Files and directories by absolute path; a directory has no content. Safe for use by any thread.
 */
final class SimulatedTree {
  private static final byte[] DIRECTORY = {};

  private final NavigableMap<String, byte[]> entries = new TreeMap<>();

  SimulatedTree() {
    entries.put("", DIRECTORY);
    makeDirectory("/work");
  }

  /** Files with their content and directories with none, for a successor. */
  synchronized Map<String, Optional<byte[]>> export() {
    Map<String, Optional<byte[]>> copy = new TreeMap<>();
    entries.forEach(
        (path, content) ->
            copy.put(path, content == DIRECTORY ? Optional.empty() : Optional.of(content)));
    return copy;
  }

  synchronized void inherit(Map<?, ?> files) {
    files.forEach(
        (path, content) -> {
          if (path instanceof String name && content instanceof Optional<?> file) {
            entries.put(name, file.isPresent() ? (byte[]) file.get() : DIRECTORY);
          }
        });
  }

  private static String normal(String path) {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (!plain.isEmpty() && !plain.startsWith("/")) {
      throw new AshlarException(ErrorCode.IO_FAILED, path, "the path is not absolute");
    }
    return plain;
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }

  private byte[] require(String path) {
    byte[] content = entries.get(normal(path));
    if (content == null) {
      throw new AshlarException(ErrorCode.FILE_NOT_FOUND, path);
    }
    return content;
  }

  synchronized byte[] read(String path) {
    byte[] content = require(path);
    if (content == DIRECTORY) {
      throw new AshlarException(ErrorCode.FILE_IS_DIRECTORY, path);
    }
    return content;
  }

  synchronized void write(String path, byte[] bytes, FileAccess.WriteMode mode) {
    String name = normal(path);
    byte[] old = entries.get(name);
    if (old == DIRECTORY) {
      throw new AshlarException(ErrorCode.FILE_IS_DIRECTORY, path);
    }
    if (old != null && mode == FileAccess.WriteMode.CREATE_NEW) {
      throw new AshlarException(ErrorCode.IO_FAILED, "write " + path, "it exists");
    }
    if (entries.get(parent(name)) != DIRECTORY) {
      throw new AshlarException(ErrorCode.FILE_NOT_FOUND, parent(name));
    }
    byte[] content;
    if (old != null && mode == FileAccess.WriteMode.APPEND) {
      content = Arrays.copyOf(old, old.length + bytes.length);
      System.arraycopy(bytes, 0, content, old.length, bytes.length);
    } else {
      content = bytes.clone();
    }
    entries.put(name, content);
  }

  synchronized HostFiles.Status status(String path) {
    byte[] content = require(path);
    boolean directory = content == DIRECTORY;
    return new HostFiles.Status(directory, !directory, content.length, 0);
  }

  synchronized List<String> list(String path) {
    if (require(path) != DIRECTORY) {
      throw new AshlarException(ErrorCode.IO_FAILED, "list " + path, "it is no directory");
    }
    String start = normal(path) + "/";
    return entries.tailMap(start, false).keySet().stream()
        .takeWhile(name -> name.startsWith(start))
        .map(name -> name.substring(start.length()))
        .filter(name -> name.indexOf('/') < 0)
        .toList();
  }

  synchronized void makeDirectory(String path) {
    String name = normal(path);
    for (int end = name.indexOf('/', 1); end > 0; end = name.indexOf('/', end + 1)) {
      putDirectory(name.substring(0, end));
    }
    putDirectory(name);
  }

  private void putDirectory(String name) {
    byte[] old = entries.putIfAbsent(name, DIRECTORY);
    if (old != null && old != DIRECTORY) {
      throw new AshlarException(ErrorCode.IO_FAILED, "make " + name, "a file has that name");
    }
  }

  synchronized void remove(String path) {
    if (require(path) == DIRECTORY && !list(path).isEmpty()) {
      throw new AshlarException(ErrorCode.IO_FAILED, "remove " + path, "it is not empty");
    }
    entries.remove(normal(path));
  }

  synchronized void rename(String from, String to) {
    byte[] content = require(from);
    if (content == DIRECTORY) {
      String start = normal(from) + "/";
      new TreeMap<>(entries.tailMap(start, false))
          .forEach(
              (name, inner) -> {
                if (name.startsWith(start)) {
                  entries.remove(name);
                  entries.put(normal(to) + "/" + name.substring(start.length()), inner);
                }
              });
    } else if (entries.get(normal(to)) == DIRECTORY) {
      throw new AshlarException(ErrorCode.FILE_IS_DIRECTORY, to);
    }
    entries.remove(normal(from));
    entries.put(normal(to), content);
  }
}
