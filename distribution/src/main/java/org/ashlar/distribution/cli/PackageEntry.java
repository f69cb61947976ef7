package org.ashlar.distribution.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file that an import of a package directory means. */
final class PackageEntry {
  private static final Pattern MODULE = Pattern.compile("\"(?:module|main)\"\\s*:\\s*\"([^\"]+)\"");

  private PackageEntry() {}

  static Path of(Path candidate) {
    if (!Files.isDirectory(candidate)) {
      return candidate;
    }
    Path description = candidate.resolve("package.json");
    if (Files.isRegularFile(description)) {
      try {
        Matcher matcher = MODULE.matcher(Files.readString(description));
        if (matcher.find()) {
          return candidate.resolve(matcher.group(1)).normalize();
        }
      } catch (IOException unreadable) {
        return candidate.resolve("index.js");
      }
    }
    return candidate.resolve("index.js");
  }
}
