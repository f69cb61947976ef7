package org.ashlar.vm.value;

import java.util.HashMap;
import java.util.Map;

/**
 * The string keys that the engine itself names. They are the same objects in every {@link
 * KeyTable}.
 */
public final class Keys {
  private static final Map<String, StringKey> COLLECTED = new HashMap<>();

  public static final StringKey ARGUMENTS = key("arguments");
  public static final StringKey AT = key("at");
  public static final StringKey CALLEE = key("callee");
  public static final StringKey CALLER = key("caller");
  public static final StringKey CAUSE = key("cause");
  public static final StringKey CONFIGURABLE = key("configurable");
  public static final StringKey CONSTRUCTOR = key("constructor");
  public static final StringKey DEFAULT = key("default");
  public static final StringKey DONE = key("done");
  public static final StringKey ENUMERABLE = key("enumerable");
  public static final StringKey ERRORS = key("errors");
  public static final StringKey EXEC = key("exec");
  public static final StringKey FLAGS = key("flags");
  public static final StringKey GET = key("get");
  public static final StringKey GROUPS = key("groups");
  public static final StringKey HAS = key("has");
  public static final StringKey INDEX = key("index");
  public static final StringKey INDICES = key("indices");
  public static final StringKey INPUT = key("input");
  public static final StringKey JOIN = key("join");
  public static final StringKey KEYS = key("keys");
  public static final StringKey LAST_INDEX = key("lastIndex");
  public static final StringKey LENGTH = key("length");
  public static final StringKey MESSAGE = key("message");
  public static final StringKey NAME = key("name");
  public static final StringKey NEXT = key("next");
  public static final StringKey PROTO = key("__proto__");
  public static final StringKey PROTOTYPE = key("prototype");
  public static final StringKey RAW = key("raw");
  public static final StringKey RESOLVE = key("resolve");
  public static final StringKey RETURN = key("return");
  public static final StringKey SET = key("set");
  public static final StringKey STACK_TRACE_LIMIT = key("stackTraceLimit");
  public static final StringKey PREPARE_STACK_TRACE = key("prepareStackTrace");
  public static final StringKey SIZE = key("size");
  public static final StringKey SOURCE = key("source");
  public static final StringKey STACK = key("stack");
  public static final StringKey THEN = key("then");
  public static final StringKey THROW = key("throw");
  public static final StringKey TO_JSON = key("toJSON");
  public static final StringKey TO_STRING = key("toString");
  public static final StringKey VALUE = key("value");
  public static final StringKey VALUE_OF = key("valueOf");
  public static final StringKey WRITABLE = key("writable");

  static final Map<String, StringKey> WELL_KNOWN = KeyTable.freeze(COLLECTED);

  private Keys() {}

  private static StringKey key(String string) {
    StringKey key = new StringKey(string, true);
    COLLECTED.put(string, key);
    return key;
  }
}
