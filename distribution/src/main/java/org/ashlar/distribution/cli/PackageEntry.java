package org.ashlar.distribution.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The file that an import of a package means: by its exports, or else by its main file. */
final class PackageEntry {
  private static final List<String> ENDINGS = List.of("", ".js", ".json", "/index.js");

  private PackageEntry() {}

  /**
   * The file behind a specifier that is neither a path nor a URL.
   *
   * @throws AshlarException {@code MODULE_NOT_FOUND}
   */
  static Path find(String specifier, Path importer) {
    if (specifier.startsWith("#")) {
      return internal(specifier, importer);
    }
    int slash = specifier.indexOf('/');
    if (specifier.startsWith("@") && slash > 0) {
      slash = specifier.indexOf('/', slash + 1);
    }
    String name = slash < 0 ? specifier : specifier.substring(0, slash);
    String subpath = slash < 0 ? "." : "." + specifier.substring(slash);
    for (Path at = importer.getParent(); at != null; at = at.getParent()) {
      Path root = at.resolve("node_modules").resolve(name);
      if (Files.isDirectory(root)) {
        Path found = inPackage(root, subpath);
        if (found != null) {
          return found;
        }
        break;
      }
    }
    throw new AshlarException(ErrorCode.MODULE_NOT_FOUND, specifier, importer);
  }

  /** What the nearest package calls by a name of its own: a file of it, or another package. */
  private static Path internal(String specifier, Path importer) {
    for (Path root = importer.getParent(); root != null; root = root.getParent()) {
      Path description = root.resolve("package.json");
      if (Files.isRegularFile(description)) {
        Object imports = PackageDescription.read(description).get("imports");
        String target = imports == null ? null : exported(imports, specifier);
        if (target == null) {
          break;
        }
        return target.startsWith("./") ? root.resolve(target).normalize() : find(target, importer);
      }
    }
    throw new AshlarException(ErrorCode.MODULE_NOT_FOUND, specifier, importer);
  }

  private static @Nullable Path inPackage(Path root, String subpath) {
    Map<String, Object> description = PackageDescription.read(root.resolve("package.json"));
    Object exports = description.get("exports");
    if (exports != null && !exports.equals("")) {
      String target = exported(exports, subpath);
      Path file = target == null ? null : root.resolve(target).normalize();
      return file != null && file.startsWith(root) && Files.isRegularFile(file) ? file : null;
    }
    if (!subpath.equals(".")) {
      return file(root.resolve(subpath).normalize());
    }
    String main = PackageDescription.text(description, "main");
    Path named = main == null ? null : file(root.resolve(main).normalize());
    return named != null ? named : file(root.resolve("index.js"));
  }

  private static @Nullable Path file(Path path) {
    for (String ending : ENDINGS) {
      Path candidate = Path.of(path + ending);
      if (Files.isRegularFile(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  /** What the exports of a package name for a subpath, or null if they keep it to themselves. */
  private static @Nullable String exported(Object exports, String subpath) {
    if (!(exports instanceof Map<?, ?> map)
        || map.keySet().stream().noneMatch(key -> key.toString().matches("[.#].*"))) {
      return subpath.equals(".") ? chosen(exports, "") : null;
    }
    Object exact = map.get(subpath);
    if (exact != null && !subpath.contains("*")) {
      return chosen(exact, "");
    }
    List<String> patterns =
        map.keySet().stream()
            .map(String::valueOf)
            .filter(pattern -> matches(pattern, subpath))
            .sorted(Comparator.comparingInt(pattern -> -pattern.indexOf('*')))
            .toList();
    if (patterns.isEmpty()) {
      return null;
    }
    String pattern = patterns.getFirst();
    int star = pattern.indexOf('*');
    int rest = pattern.length() - star - 1;
    Object value = map.get(pattern);
    return value == null ? null : chosen(value, subpath.substring(star, subpath.length() - rest));
  }

  private static boolean matches(String pattern, String subpath) {
    int star = pattern.indexOf('*');
    return star >= 0
        && subpath.length() >= pattern.length()
        && subpath.startsWith(pattern.substring(0, star))
        && subpath.endsWith(pattern.substring(star + 1));
  }

  private static @Nullable String chosen(Object value, String star) {
    if (value instanceof String text) {
      return text.isEmpty() ? null : text.replace("*", star);
    }
    if (value instanceof List<?> list) {
      for (Object each : list) {
        String found = chosen(each, star);
        if (found != null) {
          return found;
        }
      }
    }
    if (value instanceof Map<?, ?> conditions) {
      for (Map.Entry<?, ?> entry : conditions.entrySet()) {
        boolean applies = List.of("import", "node", "default").contains(entry.getKey());
        String found = applies ? chosen(entry.getValue(), star) : null;
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
