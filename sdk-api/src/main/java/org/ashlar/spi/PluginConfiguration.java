package org.ashlar.spi;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;

/**
 * The options of one plug-in, without the plug-in's prefix; immutable.
 *
 * @param prefix what names begin with where the options are set, for messages; empty for none
 * @param values option values by name
 */
public record PluginConfiguration(String prefix, Map<String, String> values) {
  public PluginConfiguration {
    values = Map.copyOf(values);
  }

  /** Options that are set by the names they have here. */
  public PluginConfiguration(Map<String, String> values) {
    this("", values);
  }

  /** No options. */
  public static PluginConfiguration empty() {
    return new PluginConfiguration(Map.of());
  }

  /** The options among {@code all} that start with {@code prefix} and a dot, without it. */
  public static PluginConfiguration ofPrefix(String prefix, Map<String, String> all) {
    Map<String, String> own = new TreeMap<>();
    String start = prefix + ".";
    all.forEach(
        (name, value) -> {
          if (name.startsWith(start)) {
            own.put(name.substring(start.length()), value);
          }
        });
    return new PluginConfiguration(prefix, own);
  }

  /** The name of an option where it is set. */
  public String fullName(String name) {
    return prefix.isEmpty() ? name : prefix + "." + name;
  }

  /** An option as text. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * An option as a whole number within a range.
   *
   * @throws AshlarException {@link ErrorCode#INVALID_SETTING} if it is none or out of range
   */
  public long number(String name, long minimum, long maximum, long byDefault) {
    String value = values.get(name);
    if (value == null) {
      return byDefault;
    }
    try {
      long number = Long.parseLong(value.strip());
      if (number >= minimum && number <= maximum) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new AshlarException(e, ErrorCode.INVALID_SETTING, fullName(name), value);
    }
    throw new AshlarException(ErrorCode.INVALID_SETTING, fullName(name), value);
  }

  /**
   * An option that is {@code true} or {@code false}.
   *
   * @throws AshlarException {@link ErrorCode#INVALID_SETTING} for any other text
   */
  public boolean flag(String name, boolean byDefault) {
    String value = values.get(name);
    if (value == null) {
      return byDefault;
    }
    return switch (value.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new AshlarException(ErrorCode.INVALID_SETTING, fullName(name), value);
    };
  }
}
