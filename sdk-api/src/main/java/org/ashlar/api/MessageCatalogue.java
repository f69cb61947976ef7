package org.ashlar.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The texts of {@link ErrorCode}, read once, when the first text is asked for. */
final class MessageCatalogue {
  private static final Properties TEXTS = load();

  private MessageCatalogue() {}

  /**
   * Fills the placeholders of a text. Not {@link java.text.MessageFormat}: its apostrophe rules
   * swallow text, and its numbers depend on the default locale.
   */
  static String format(String key, Object... arguments) {
    String pattern = TEXTS.getProperty(key);
    if (pattern == null) {
      throw new AssertionError("no text for " + key);
    }
    StringBuilder text = new StringBuilder(pattern.length() + 32);
    for (int position = 0; position < pattern.length(); position++) {
      char c = pattern.charAt(position);
      if (c == '{' && position + 2 < pattern.length() && pattern.charAt(position + 2) == '}') {
        int index = pattern.charAt(position + 1) - '0';
        if (index >= 0 && index <= 9) {
          text.append(index < arguments.length ? arguments[index] : "?");
          position += 2;
          continue;
        }
      }
      text.append(c);
    }
    return text.toString();
  }

  static boolean contains(String key) {
    return TEXTS.containsKey(key);
  }

  static Properties texts() {
    Properties copy = new Properties();
    copy.putAll(TEXTS);
    return copy;
  }

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream stream = MessageCatalogue.class.getResourceAsStream("messages.properties")) {
      if (stream == null) {
        throw new AssertionError("messages.properties is missing from the jar");
      }
      Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
