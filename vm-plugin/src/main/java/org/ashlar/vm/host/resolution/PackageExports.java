package org.ashlar.vm.host.resolution;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exports or imports of a package (Node's PACKAGE_EXPORTS_RESOLVE, without patterns of several
 * stars).
 */
final class PackageExports {
  private final List<String> conditions;

  /**
   * Exports as one kind of module sees them.
   *
   * @param condition {@code require} or {@code import}
   */
  PackageExports(String condition) {
    this.conditions = List.of(condition, "node", "default");
  }

  /** What stands for a subpath, or null if the package keeps it to itself. */
  @Nullable String target(Object exports, String subpath) {
    if (!(exports instanceof Map<?, ?> map) || !hasSubpaths(map)) {
      return subpath.equals(".") ? chosen(exports, "") : null;
    }
    Object exact = map.get(subpath);
    if (exact != null && !subpath.contains("*")) {
      return chosen(exact, "");
    }
    String pattern =
        map.keySet().stream()
            .map(String::valueOf)
            .filter(name -> matches(name, subpath))
            .max(Comparator.comparingInt(name -> name.indexOf('*')))
            .orElse(null);
    Object value = pattern == null ? null : map.get(pattern);
    if (pattern == null || value == null) {
      return null;
    }
    int star = pattern.indexOf('*');
    int rest = pattern.length() - star - 1;
    return chosen(value, subpath.substring(star, subpath.length() - rest));
  }

  private static boolean hasSubpaths(Map<?, ?> map) {
    return map.keySet().stream()
        .map(String::valueOf)
        .anyMatch(key -> key.startsWith(".") || key.startsWith("#"));
  }

  private static boolean matches(String pattern, String subpath) {
    int star = pattern.indexOf('*');
    return star >= 0
        && subpath.length() >= pattern.length()
        && subpath.startsWith(pattern.substring(0, star))
        && subpath.endsWith(pattern.substring(star + 1));
  }

  private @Nullable String chosen(Object value, String star) {
    if (value instanceof String text) {
      return text.isEmpty() ? null : text.replace("*", star);
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(each -> chosen(each, star))
          .filter(found -> found != null)
          .findFirst()
          .orElse(null);
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .filter(entry -> conditions.contains(entry.getKey()))
          .map(entry -> chosen(entry.getValue(), star))
          .filter(found -> found != null)
          .findFirst()
          .orElse(null);
    }
    return null;
  }
}
