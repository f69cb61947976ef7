package org.ashlar.vm.unicode;

import org.jspecify.annotations.Nullable;

/**
 * The properties that {@code \p} of a pattern may name, by the names and short names ECMAScript
 * admits (which are case sensitive and admit no loose matching).
 */
public final class UnicodeProperties {
  private UnicodeProperties() {}

  /** The version of Unicode that the tables hold, such as {@code 17.0}. */
  public static String unicodeVersion() {
    return UnicodeTables.version();
  }

  /**
   * The code points of a binary property, or of a general category named without {@code
   * General_Category=}; null if {@code name} is neither.
   */
  public static @Nullable CodePointSet lone(String name) {
    if (!isPlainName(name) || PropertyNames.isOfStrings(name)) {
      return null;
    }
    CodePointSet binary = UnicodeTables.set(name);
    return binary != null ? binary : UnicodeTables.set("gc=" + name);
  }

  /**
   * The code points for which a property has a value; null if there is no such property or value.
   */
  public static @Nullable CodePointSet valued(String name, String value) {
    String prefix =
        switch (name) {
          case "General_Category", "gc" -> "gc=";
          case "Script", "sc" -> "sc=";
          case "Script_Extensions", "scx" -> "scx=";
          default -> null;
        };
    return prefix == null || !isPlainName(value) ? null : UnicodeTables.set(prefix + value);
  }

  /** A property of strings, which only patterns with the flag v may name; null if unknown. */
  public static @Nullable PropertyOfStrings ofStrings(String name) {
    return PropertyNames.isOfStrings(name) ? UnicodeTables.strings(name) : null;
  }

  private static boolean isPlainName(String name) {
    return name.indexOf('=') < 0;
  }
}
