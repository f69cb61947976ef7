package org.ashlar.distribution.cli;

import java.nio.file.Path;
import org.ashlar.spi.host.PermissionPolicy;

/** What a program that the command line runs may do. */
final class ProgramHooks {
  private ProgramHooks() {}

  /** Everything, as in Node; with {@code --permission} what the allow options name. */
  static PermissionPolicy permissions(CommandLine line) {
    if (!line.has("permission")) {
      return PermissionPolicy.allowAll();
    }
    String read = line.value("allow-fs-read");
    String write = line.value("allow-fs-write");
    return (kind, target) ->
        switch (kind) {
          case READ, IMPORT -> covers(read, target);
          case WRITE -> covers(write, target);
          case SYS -> target.equals("stdin");
          default -> false;
        };
  }

  private static boolean covers(@org.jspecify.annotations.Nullable String list, String target) {
    if (list == null) {
      return false;
    }
    for (String entry : list.split(",", -1)) {
      String root = entry.endsWith("*") ? entry.substring(0, entry.length() - 1) : entry;
      String path = root.isEmpty() ? "" : Path.of(root).toAbsolutePath().normalize().toString();
      boolean everything = entry.equals("*");
      if (everything
          || target.equals(path)
          || target.startsWith(path.endsWith("/") ? path : path + "/")) {
        return true;
      }
    }
    return false;
  }
}
