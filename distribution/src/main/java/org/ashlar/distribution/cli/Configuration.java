package org.ashlar.distribution.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What {@code conf/ashlar.properties} of a distribution says: options that hold where neither the
 * environment nor the command line says otherwise, and options of plug-ins.
 *
 * @param options values of options by name without dashes; of a flag it is {@code true} or {@code
 *     false}
 * @param plugins options of plug-ins by full name
 */
record Configuration(Map<String, String> options, Map<String, String> plugins) {
  private static final String FILE = "ashlar.properties";

  /** Options that make sense whatever program is run. */
  static final Set<String> NAMES =
      Set.of(
          "allow-fs-read",
          "allow-fs-write",
          "boot",
          "bundles",
          "control",
          "control-directory",
          "cpu-limit",
          "cpu-prof-dir",
          "experimental-decorators",
          "gc-report",
          "memory-limit",
          "permission",
          "profile",
          "tier",
          "timeout",
          "unhandled-rejections",
          "workers");

  /** Nothing is said. */
  static Configuration empty() {
    return new Configuration(Map.of(), Map.of());
  }

  /** What the distribution says whose launcher started this process. */
  static Configuration ofDistribution() {
    String directory = System.getProperty("ashlar.conf");
    return directory == null ? empty() : read(Path.of(directory, FILE));
  }

  /**
   * Reads a file, which need not exist.
   *
   * @throws AshlarException {@code INVALID_SETTING} for a name that cannot be configured, {@code
   *     IO_FAILED} if the file cannot be read
   */
  static Configuration read(Path file) {
    Properties properties = new Properties();
    try {
      if (!Files.exists(file)) {
        return empty();
      }
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new AshlarException(
          e, ErrorCode.IO_FAILED, "read " + file, String.valueOf(e.getMessage()));
    }
    if (properties.isEmpty()) {
      return empty();
    }
    Map<String, String> options = new TreeMap<>();
    Map<String, String> plugins = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      String value = properties.getProperty(name).strip();
      if (name.contains(".")) {
        plugins.put(name, value);
      } else if (NAMES.contains(name) && isPossible(name, value)) {
        options.put(name, value);
      } else {
        throw new AshlarException(ErrorCode.INVALID_SETTING, name + " in " + file, value);
      }
    }
    return new Configuration(options, plugins);
  }

  private static boolean isPossible(String name, String value) {
    return !CommandLine.isFlag(name) || value.equals("true") || value.equals("false");
  }

  /** The same as words of a command line. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    options.forEach(
        (name, value) -> {
          if (!CommandLine.isFlag(name)) {
            words.add("--" + name + "=" + value);
          } else if (value.equals("true")) {
            words.add("--" + name);
          }
        });
    return words;
  }

  /** A path of the configuration, which is relative to the distribution. */
  static Path inDistribution(@Nullable String path, String byDefault) {
    return Path.of(System.getProperty("ashlar.home", "."))
        .resolve(path == null || path.isEmpty() ? byDefault : path);
  }
}
