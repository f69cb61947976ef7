package org.ashlar.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages in which every message of the platform exists. */
public enum Language {
  ENGLISH("en"),
  CHINESE("zh");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The language tag, as it stands in the message catalogue. */
  public String tag() {
    return tag;
  }

  /**
   * Chooses a language from a setting such as {@code zh}, {@code zh_CN.UTF-8} or {@code en}.
   *
   * @param setting the value of an environment variable or option; may be null
   * @return Chinese if the setting starts with {@code zh}, English for everything else
   */
  public static Language parse(@Nullable String setting) {
    return setting != null && setting.strip().toLowerCase(Locale.ROOT).startsWith("zh")
        ? CHINESE
        : ENGLISH;
  }
}
