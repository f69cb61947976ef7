package org.ashlar.vm.host.node;

import java.util.ArrayList;
import java.util.List;

/** The arithmetic of the path module on POSIX paths; touches no file. */
public final class PosixPath {
  private PosixPath() {}

  public static boolean isAbsolute(String path) {
    return path.startsWith("/");
  }

  /** Resolves dot segments and repeated slashes; keeps a trailing slash. */
  public static String normalize(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    boolean absolute = isAbsolute(path);
    List<String> kept = new ArrayList<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        if (!kept.isEmpty() && !kept.getLast().equals("..")) {
          kept.removeLast();
        } else if (!absolute) {
          kept.add(part);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        kept.add(part);
      }
    }
    String joined = String.join("/", kept);
    if (path.endsWith("/") && !joined.isEmpty()) {
      joined += "/";
    }
    if (absolute) {
      return "/" + joined;
    }
    return joined.isEmpty() ? (path.endsWith("/") ? "./" : ".") : joined;
  }

  public static String join(List<String> parts) {
    StringBuilder joined = new StringBuilder();
    for (String part : parts) {
      if (!part.isEmpty()) {
        joined.append(joined.isEmpty() ? "" : "/").append(part);
      }
    }
    return joined.isEmpty() ? "." : normalize(joined.toString());
  }

  /** The absolute path of the last absolute part and what follows it. */
  public static String resolve(String directory, List<String> parts) {
    String path = "";
    for (int i = parts.size() - 1; i >= 0 && !isAbsolute(path); i--) {
      if (!parts.get(i).isEmpty()) {
        path = path.isEmpty() ? parts.get(i) : parts.get(i) + "/" + path;
      }
    }
    String whole = isAbsolute(path) ? path : directory + "/" + path;
    String normal = normalize(whole);
    return normal.length() > 1 && normal.endsWith("/")
        ? normal.substring(0, normal.length() - 1)
        : normal;
  }

  /** The path without its last part; the slashes before the last part but one stay. */
  public static String directory(String path) {
    int slash = trimSlashes(path).lastIndexOf('/');
    if (slash < 0) {
      return path.startsWith("/") ? "/" : ".";
    }
    return slash == 0 ? "/" : slash == 1 && path.startsWith("//") ? "//" : path.substring(0, slash);
  }

  public static String base(String path) {
    String trimmed = trimSlashes(path);
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  public static String extension(String path) {
    String name = base(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 || name.equals("..") ? "" : name.substring(dot);
  }

  public static String relative(String from, String to) {
    String[] start = from.equals("/") ? new String[0] : from.substring(1).split("/");
    String[] end = to.equals("/") ? new String[0] : to.substring(1).split("/");
    int common = 0;
    while (common < start.length && common < end.length && start[common].equals(end[common])) {
      common++;
    }
    List<String> parts = new ArrayList<>();
    for (int i = common; i < start.length; i++) {
      parts.add("..");
    }
    for (int i = common; i < end.length; i++) {
      parts.add(end[i]);
    }
    return String.join("/", parts);
  }

  private static String trimSlashes(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
