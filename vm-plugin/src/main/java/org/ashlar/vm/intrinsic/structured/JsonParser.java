package org.ashlar.vm.intrinsic.structured;

import java.util.Arrays;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Property;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.SlotKind;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.TextToNumber;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text into values.
 *
 * <p>Implementation note. The open arrays and objects are kept on a stack of its own, so the depth
 * of the text does not matter. Keys are looked up by their place in the text first: most texts
 * repeat a few keys, and a hit makes no string. Objects at one depth tend to be alike, so the step
 * from shape to shape that the last one took is tried first. On request every value gets a {@link
 * JsonSource}, which is what a reviver is told about the text.
 */
final class JsonParser {
  private static final int KEY_CACHE_SIZE = 256;
  private static final int VALUES_PER_POLL = 1024;
  private static final int BYTES_PER_VALUE = 24;
  private static final int CHAIN_DEPTH = 6;
  private static final int CHAIN_LENGTH = 24;

  private final Agent agent;
  private final String text;
  private final int length;
  private final boolean withSource;
  private final @Nullable StringKey[] keyCache = new StringKey[KEY_CACHE_SIZE];
  private final @Nullable Shape[] chainBefore = new Shape[CHAIN_DEPTH * CHAIN_LENGTH];
  private final @Nullable Shape[] chainAfter = new Shape[CHAIN_DEPTH * CHAIN_LENGTH];
  private int position;

  private JsObject[] open = new JsObject[16];
  private @Nullable PropertyKey[] openKeys = new PropertyKey[16];
  private @Nullable JsonSource[] openSources = new JsonSource[16];
  private int depth;
  private int values;

  /** The source of the value read last, where sources were asked for. */
  private @Nullable JsonSource source;

  JsonParser(Agent agent, String text, boolean withSource) {
    this.agent = agent;
    this.text = text;
    this.length = text.length();
    this.withSource = withSource;
  }

  /** The source of the whole text, after {@link #parse}. */
  @Nullable JsonSource source() {
    return source;
  }

  /** The value of the text, which must hold exactly one. */
  Object parse() {
    while (true) {
      Object value = beginValue();
      while (value != null) {
        if (depth == 0) {
          skipWhiteSpace();
          if (position < length) {
            throw unexpected("Unexpected non-whitespace character after JSON at position ");
          }
          return value;
        }
        value = endValue(value);
      }
    }
  }

  /** Reads a whole primitive or an empty container, or opens a container and gives null. */
  private @Nullable Object beginValue() {
    if (++values % VALUES_PER_POLL == 0) {
      agent.charge(VALUES_PER_POLL * BYTES_PER_VALUE);
      agent.poll();
    }
    skipWhiteSpace();
    int start = position;
    if (start >= length) {
      throw unexpected();
    }
    Object value =
        switch (text.charAt(start)) {
          case '"' -> string();
          case '{' -> {
            position++;
            JsObject object = agent.realm.newObject();
            if (skip('}')) {
              yield object;
            }
            push(object);
            key(
                "Expected property name or '}' in JSON at position ",
                "Expected ':' after property name in JSON at position ");
            yield null;
          }
          case '[' -> {
            position++;
            JsArray array = agent.realm.newArray();
            if (skip(']')) {
              yield array;
            }
            push(array);
            yield null;
          }
          case 't' -> literal("true", true);
          case 'f' -> literal("false", false);
          case 'n' -> literal("null", JsNull.NULL);
          default -> number();
        };
    if (withSource && value != null) {
      source =
          value instanceof JsObject
              ? JsonSource.container(value)
              : JsonSource.primitive(value, text.substring(start, position));
    }
    return value;
  }

  /** Puts a value into the innermost container; the container itself if that ended with it. */
  private @Nullable Object endValue(Object value) {
    JsObject container = open[depth - 1];
    boolean isArray = container instanceof JsArray;
    PropertyKey key = openKeys[depth - 1];
    if (container instanceof JsArray array) {
      array.append(agent, value);
    } else if (key != null) {
      put(container, key, value);
    }
    JsonSource containerSource = openSources[depth - 1];
    if (containerSource != null && source != null) {
      containerSource.add(key, source);
    }
    skipWhiteSpace();
    char next = position < length ? text.charAt(position) : '\0';
    if (next == ',') {
      position++;
      if (!isArray) {
        key("Expected double-quoted property name in JSON at position ", "");
      }
      return null;
    }
    if (next == (isArray ? ']' : '}')) {
      position++;
      depth--;
      source = containerSource;
      return container;
    }
    throw unexpected(
        isArray
            ? "Expected ',' or ']' after array element in JSON at position "
            : "Expected ',' or '}' after property value in JSON at position ");
  }

  /** Adds a property the way the last object at this depth got its own, else the general way. */
  private void put(JsObject container, PropertyKey key, Object value) {
    Shape before = container.shape;
    int count = before.count();
    if (depth > CHAIN_DEPTH || count >= CHAIN_LENGTH || before.isDictionary()) {
      container.rawPut(agent, key, value, Attributes.DEFAULT);
      return;
    }
    int place = (depth - 1) * CHAIN_LENGTH + count;
    Shape after = chainAfter[place];
    if (after != null && before == chainBefore[place] && !after.isDeprecated()) {
      Property added = after.property(count);
      if (added.key() == key && SlotKind.holds(added.kind(), value)) {
        container.extend(after, value);
        return;
      }
    }
    container.rawPut(agent, key, value, Attributes.DEFAULT);
    if (container.shape.count() == count + 1 && !container.isDictionary()) {
      chainBefore[place] = before;
      chainAfter[place] = container.shape;
    }
  }

  private void push(JsObject container) {
    if (depth == open.length) {
      agent.charge(16L * depth);
      open = Arrays.copyOf(open, 2 * depth);
      openKeys = Arrays.copyOf(openKeys, 2 * depth);
      openSources = Arrays.copyOf(openSources, 2 * depth);
    }
    open[depth] = container;
    openSources[depth] = withSource ? JsonSource.container(container) : null;
    depth++;
  }

  /** Reads a key and the colon; the complaints are about either. */
  private void key(String keyComplaint, String colonComplaint) {
    skipWhiteSpace();
    if (position >= length || text.charAt(position) != '"') {
      throw unexpected(keyComplaint);
    }
    openKeys[depth - 1] = cachedKey();
    skipWhiteSpace();
    if (position >= length || text.charAt(position) != ':') {
      throw unexpected(colonComplaint);
    }
    position++;
  }

  private PropertyKey cachedKey() {
    int start = position + 1;
    int end = start;
    int hash = 0;
    while (end < length) {
      char unit = text.charAt(end);
      if (unit == '"' || unit == '\\' || unit < ' ') {
        break;
      }
      hash = 31 * hash + unit;
      end++;
    }
    boolean simple = end < length && text.charAt(end) == '"';
    int slot = (hash ^ (hash >>> 8)) & (KEY_CACHE_SIZE - 1);
    StringKey cached = keyCache[slot];
    if (simple
        && cached != null
        && cached.string().length() == end - start
        && text.startsWith(cached.string(), start)) {
      position = end + 1;
      return cached;
    }
    PropertyKey key = agent.group().keys().internKey(string());
    if (simple && key instanceof StringKey fresh) {
      keyCache[slot] = fresh;
    }
    return key;
  }

  private String string() {
    int start = position + 1;
    int end = start;
    while (end < length) {
      char unit = text.charAt(end);
      if (unit == '"') {
        position = end + 1;
        return text.substring(start, end);
      }
      if (unit == '\\') {
        return escapedString(start, end);
      }
      if (unit < ' ') {
        throw error("Bad control character in string literal in JSON at position " + end);
      }
      end++;
    }
    throw error("Unterminated string in JSON at position " + length);
  }

  private String escapedString(int start, int firstEscape) {
    StringBuilder units = new StringBuilder(firstEscape - start + 16);
    units.append(text, start, firstEscape);
    int at = firstEscape;
    while (at < length) {
      char unit = text.charAt(at);
      if (unit == '"') {
        position = at + 1;
        return units.toString();
      }
      if (unit < ' ') {
        throw error("Bad control character in string literal in JSON at position " + at);
      }
      if (unit != '\\') {
        units.append(unit);
        at++;
        continue;
      }
      at++;
      if (at >= length) {
        break;
      }
      char letter = text.charAt(at);
      switch (letter) {
        case '"', '\\', '/' -> units.append(letter);
        case 'b' -> units.append('\b');
        case 'f' -> units.append('\f');
        case 'n' -> units.append('\n');
        case 'r' -> units.append('\r');
        case 't' -> units.append('\t');
        case 'u' -> {
          units.append(unicodeEscape(at + 1));
          at += 4;
        }
        default -> throw error("Bad escaped character in JSON at position " + at);
      }
      at++;
    }
    throw error("Unterminated string in JSON at position " + length);
  }

  private char unicodeEscape(int start) {
    int value = 0;
    for (int i = start; i < start + 4; i++) {
      int digit = i < length && text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw error("Bad Unicode escape in JSON at position " + Math.min(i, length));
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private Object number() {
    int start = position;
    int at = start;
    if (text.charAt(at) == '-') {
      at++;
      if (at >= length || !isDigit(at)) {
        throw error("No number after minus sign in JSON at position " + at);
      }
    }
    if (!isDigit(at)) {
      throw unexpected();
    }
    int firstDigit = at;
    if (text.charAt(at) != '0') {
      at = digitsEnd(at);
    } else if (isDigit(++at)) {
      position = at;
      throw unexpected();
    }
    boolean integer = true;
    if (at < length && text.charAt(at) == '.') {
      integer = false;
      if (!isDigit(at + 1)) {
        throw error("Unterminated fractional number in JSON at position " + (at + 1));
      }
      at = digitsEnd(at + 1);
    }
    if (at < length && (text.charAt(at) | 0x20) == 'e') {
      integer = false;
      at++;
      if (at < length && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      if (!isDigit(at)) {
        throw error("Exponent part is missing a number in JSON at position " + at);
      }
      at = digitsEnd(at);
    }
    position = at;
    boolean zero = text.charAt(firstDigit) == '0';
    if (integer && at - firstDigit <= 9 && !(zero && firstDigit > start)) {
      return Integer.parseInt(text, start, at, 10);
    }
    return TextToNumber.stringToNumber(text.substring(start, at));
  }

  private boolean isDigit(int at) {
    return at < length && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private int digitsEnd(int start) {
    int at = start;
    while (isDigit(at)) {
      at++;
    }
    return at;
  }

  private Object literal(String word, Object value) {
    for (int i = 0; i < word.length(); i++) {
      if (position >= length || text.charAt(position) != word.charAt(i)) {
        throw unexpected();
      }
      position++;
    }
    return value;
  }

  private boolean skip(char mark) {
    skipWhiteSpace();
    if (position < length && text.charAt(position) == mark) {
      position++;
      return true;
    }
    return false;
  }

  private void skipWhiteSpace() {
    while (position < length) {
      char unit = text.charAt(position);
      if (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
        return;
      }
      position++;
    }
  }

  private ThrowCompletion unexpected() {
    return unexpected("");
  }

  /**
   * The error of the token here; the complaint, if any, is for one that has no wording of its own.
   */
  private ThrowCompletion unexpected(String complaint) {
    return error(JsonMessages.unexpected(text, position, complaint));
  }

  private ThrowCompletion error(String message) {
    return Errors.syntaxError(agent, Message.TEXT, message);
  }
}
