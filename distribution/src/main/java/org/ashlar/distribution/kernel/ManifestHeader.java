package org.ashlar.distribution.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A header of packages: clauses divided by commas, each with names and parameters divided by
 * semicolons, as OSGi writes it.
 */
final class ManifestHeader {
  private ManifestHeader() {}

  /**
   * One clause.
   *
   * @param names the packages
   * @param parameters attributes and directives; the name of a directive ends with a colon
   */
  record Clause(List<String> names, Map<String, String> parameters) {
    String parameter(String name, String byDefault) {
      return parameters.getOrDefault(name, byDefault);
    }
  }

  static List<Clause> parse(String header) {
    List<Clause> clauses = new ArrayList<>();
    for (String clause : split(header, ',')) {
      List<String> names = new ArrayList<>();
      Map<String, String> parameters = new LinkedHashMap<>();
      for (String part : split(clause, ';')) {
        int equals = part.indexOf('=');
        if (equals < 0) {
          names.add(part);
        } else {
          parameters.put(part.substring(0, equals).strip(), unquoted(part.substring(equals + 1)));
        }
      }
      clauses.add(new Clause(names, parameters));
    }
    return clauses;
  }

  private static String unquoted(String value) {
    String text = value.strip();
    return text.length() >= 2 && text.startsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == separator && !quoted) {
        String part = text.substring(start, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        start = i + 1;
      } else if (text.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return parts;
  }
}
