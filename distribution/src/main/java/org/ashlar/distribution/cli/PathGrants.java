package org.ashlar.distribution.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The paths that an option grants: each entry stands for itself and what lies below it, or, with a
 * star at its end, for all whose text begins like it. An entry that leads through links grants
 * where they lead to when the program starts, too, because files are granted by their real paths.
 */
final class PathGrants {
  private static final PathGrants NONE = new PathGrants(List.of(), List.of());

  private final List<String> trees;
  private final List<String> beginnings;

  private PathGrants(List<String> trees, List<String> beginnings) {
    this.trees = trees;
    this.beginnings = beginnings;
  }

  /**
   * What an option grants.
   *
   * @param list its value, entries with commas between them, or null if it was not given
   * @throws AshlarException {@code INVALID_OPTION} if an entry is empty: the text it came from may
   *     have had a name for it that was not set, so it grants neither nothing nor everything
   */
  static PathGrants of(String option, @Nullable String list) {
    if (list == null) {
      return NONE;
    }
    List<String> trees = new ArrayList<>();
    List<String> beginnings = new ArrayList<>();
    for (String entry : list.split(",", -1)) {
      if (entry.isBlank()) {
        throw invalid(option, list, ": it has an empty path");
      }
      try {
        if (entry.equals("*")) {
          beginnings.add("");
        } else if (entry.endsWith("*")) {
          addBeginning(beginnings, entry.substring(0, entry.length() - 1));
        } else {
          addTree(trees, Path.of(entry).toAbsolutePath().normalize());
        }
      } catch (InvalidPathException malformed) {
        throw invalid(option, list, ": " + entry + " is not a path");
      }
    }
    return new PathGrants(trees, beginnings);
  }

  private static AshlarException invalid(String option, String list, String reason) {
    return new AshlarException(ErrorCode.INVALID_OPTION, "--" + option + "=" + list, reason);
  }

  private static void addTree(List<String> trees, Path path) {
    trees.add(path.toString());
    trees.add(real(path).toString());
  }

  /** What stands before the last separator is a directory, the rest the beginning of a name. */
  private static void addBeginning(List<String> beginnings, String entry) {
    int name = entry.lastIndexOf('/') + 1;
    Path directory = Path.of(entry.substring(0, name)).toAbsolutePath().normalize();
    for (Path each : List.of(directory, real(directory))) {
      String text = each.toString();
      beginnings.add((text.endsWith("/") ? text : text + "/") + entry.substring(name));
    }
  }

  /** The path with the links in what is there of it resolved. */
  private static Path real(Path path) {
    for (Path there = path; there != null; there = there.getParent()) {
      try {
        return there.toRealPath().resolve(there.relativize(path)).normalize();
      } catch (IOException absent) {
        // A directory above it may be there.
      }
    }
    return path;
  }

  /** Whether an absolute path without dots is granted. */
  boolean cover(String target) {
    for (String tree : trees) {
      if (target.equals(tree) || target.startsWith(tree.endsWith("/") ? tree : tree + "/")) {
        return true;
      }
    }
    return beginnings.stream().anyMatch(target::startsWith);
  }
}
