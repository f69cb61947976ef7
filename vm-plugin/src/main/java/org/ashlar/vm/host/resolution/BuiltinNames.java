package org.ashlar.vm.host.resolution;

import java.util.List;

/** The names of the modules that need no file. */
public final class BuiltinNames {
  static final String PREFIX = "node:";

  /** All names without their prefix, sorted. */
  public static final List<String> ALL =
      List.of(
          "assert",
          "assert/strict",
          "buffer",
          "console",
          "crypto",
          "events",
          "fs",
          "fs/promises",
          "module",
          "os",
          "path",
          "path/posix",
          "path/win32",
          "perf_hooks",
          "process",
          "stream",
          "stream/promises",
          "string_decoder",
          "timers",
          "timers/promises",
          "tty",
          "url",
          "util",
          "util/types",
          "v8",
          "vm");

  private BuiltinNames() {}

  /** Whether a specifier, with or without its prefix, names a module that is built in. */
  public static boolean contains(String specifier) {
    return ALL.contains(plain(specifier));
  }

  /** A specifier without the prefix. */
  public static String plain(String specifier) {
    return specifier.startsWith(PREFIX) ? specifier.substring(PREFIX.length()) : specifier;
  }
}
