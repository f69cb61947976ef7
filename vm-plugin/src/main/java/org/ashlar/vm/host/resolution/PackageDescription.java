package org.ashlar.vm.host.resolution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a {@code package.json}, as maps, lists and strings; what else JSON knows is an
 * empty string, because the search for modules asks for nothing else.
 */
final class PackageDescription {
  private final Map<?, ?> members;

  private PackageDescription(Map<?, ?> members) {
    this.members = members;
  }

  /** The description that a text is; empty if it is not an object of JSON. */
  static Optional<PackageDescription> parse(String text) {
    try {
      return new Parser(text).value(0) instanceof Map<?, ?> map
          ? Optional.of(new PackageDescription(map))
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** A member: a map, a list or a text; null if there is none. */
  @Nullable Object member(String name) {
    return members.get(name);
  }

  /** A member that is a text which says something, or null. */
  @Nullable String text(String name) {
    return members.get(name) instanceof String text && !text.isEmpty() ? text : null;
  }

  private static final class Parser {
    private static final int MAX_DEPTH = 64;

    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    private Object value(int depth) {
      if (depth > MAX_DEPTH) {
        throw new IllegalArgumentException("nested too deeply");
      }
      return switch (peek()) {
        case '{' -> object(depth);
        case '[' -> list(depth);
        case '"' -> string();
        default -> skipped();
      };
    }

    private Map<String, Object> object(int depth) {
      Map<String, Object> members = new LinkedHashMap<>();
      at++;
      while (peek() != '}') {
        String name = string();
        expect(':');
        members.put(name, value(depth + 1));
        if (peek() == ',') {
          at++;
        }
      }
      at++;
      return members;
    }

    private List<Object> list(int depth) {
      List<Object> values = new ArrayList<>();
      at++;
      while (peek() != ']') {
        values.add(value(depth + 1));
        if (peek() == ',') {
          at++;
        }
      }
      at++;
      return values;
    }

    private String string() {
      expect('"');
      StringBuilder out = new StringBuilder();
      for (char c = next(); c != '"'; c = next()) {
        out.append(c == '\\' ? escaped() : c);
      }
      return out.toString();
    }

    private char escaped() {
      char kind = next();
      return switch (kind) {
        case 'n' -> '\n';
        case 't' -> '\t';
        case 'r' -> '\r';
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'u' -> {
          at += 4;
          if (at > text.length()) {
            throw new IllegalArgumentException("ends in an escape");
          }
          yield (char) Integer.parseInt(text, at - 4, at, 16);
        }
        default -> kind;
      };
    }

    private String skipped() {
      int start = at;
      while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      if (at == start) {
        throw new IllegalArgumentException("a value is missing");
      }
      return "";
    }

    private char peek() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        throw new IllegalArgumentException("ends too early");
      }
      return text.charAt(at);
    }

    private char next() {
      if (at >= text.length()) {
        throw new IllegalArgumentException("ends too early");
      }
      return text.charAt(at++);
    }

    private void expect(char wanted) {
      if (peek() != wanted) {
        throw new IllegalArgumentException("misses " + wanted);
      }
      at++;
    }
  }
}
