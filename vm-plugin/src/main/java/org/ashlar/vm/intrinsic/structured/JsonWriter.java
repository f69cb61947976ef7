package org.ashlar.vm.intrinsic.structured;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.PrimitiveObject;
import org.ashlar.vm.exotic.StringObject;
import org.ashlar.vm.intrinsic.text.TextBuilder;
import org.ashlar.vm.object.Accessor;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LargeObject;
import org.ashlar.vm.object.MediumObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.SmallObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Property;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.NumberToText;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as JSON text.
 *
 * <p>Implementation note. The text goes into one builder; a property whose value turns out to have
 * no JSON form has its key taken back. Objects of the ordinary classes are read by their shape,
 * without a list of keys, as long as the shape stays what it was. The recursion pays room for each
 * level.
 */
final class JsonWriter {
  /** Stack that one level takes, in the units of room. */
  private static final int WEIGHT = 120;

  private final Agent agent;
  private final @Nullable JsFunction replacer;
  private final PropertyKey @Nullable [] allowed;
  private final String gap;
  private final TextBuilder text;

  /** Line break and indentation of the current level; unused without a gap. */
  private String lineStart = "\n";

  private JsObject[] open = new JsObject[16];
  private PropertyKey[] openKeys = new PropertyKey[16];
  private int depth;
  private int steps;

  JsonWriter(
      Agent agent, @Nullable JsFunction replacer, PropertyKey @Nullable [] allowed, String gap) {
    this.agent = agent;
    this.replacer = replacer;
    this.allowed = allowed;
    this.gap = gap;
    this.text = new TextBuilder(agent);
  }

  /** The text, or Java null where the value has no JSON form. */
  @Nullable String write(Object value) {
    StringKey empty = agent.group().keys().intern("");
    JsObject holder = null;
    if (replacer != null) {
      holder = agent.realm.newObject();
      holder.rawPut(agent, empty, value, Attributes.DEFAULT);
    }
    return writeValue(holder, empty, value) ? text.toString() : null;
  }

  /** Writes the value of a property; false if it has no JSON form, and then nothing was written. */
  @EcmaSpec("sec-serializejsonproperty")
  private boolean writeValue(@Nullable JsObject holder, PropertyKey key, Object original) {
    Object value = original;
    if (value instanceof JsObject || value instanceof BigInteger) {
      Object method = ObjectOperations.getV(agent, value, Keys.TO_JSON);
      if (method instanceof JsFunction function) {
        value = agent.call(function, value, key.toValue());
      }
    }
    if (replacer != null && holder != null) {
      value = agent.call(replacer, holder, key.toValue(), value);
    }
    if (value instanceof JsObject object) {
      return writeObject(key, object);
    }
    return writePrimitive(value);
  }

  private boolean writePrimitive(Object value) {
    switch (value) {
      case CharSequence string -> quote(Strings.flat(string));
      case Integer integer -> text.append(Integer.toString(integer));
      case Double number ->
          text.append(Double.isFinite(number) ? NumberToText.toText(number) : "null");
      case Boolean truth -> text.append(truth ? "true" : "false");
      case JsNull nothing -> text.append("null");
      case BigInteger integer ->
          throw Errors.typeError(agent, Message.TEXT, "Do not know how to serialize a BigInt");
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean writeObject(PropertyKey key, JsObject object) {
    if (object instanceof PrimitiveObject wrapper) {
      Object primitive = wrapper.value();
      if (primitive instanceof Integer || primitive instanceof Double) {
        return writePrimitive(TypeConversion.toNumber(agent, object));
      }
      if (!(primitive instanceof Symbol)) {
        return writePrimitive(primitive);
      }
    }
    if (object instanceof StringObject) {
      return writePrimitive(TypeConversion.toString(agent, object));
    }
    if (object instanceof RawJsonObject raw) {
      text.append(raw.text());
      return true;
    }
    if (object instanceof JsFunction) {
      return false;
    }
    agent.enterNative(WEIGHT);
    enter(key, object);
    String outer = lineStart;
    if (!gap.isEmpty()) {
      lineStart = outer + gap;
    }
    if (TestingAndComparison.isArray(agent, object)) {
      writeArray(object, outer);
    } else {
      writeProperties(object, outer);
    }
    lineStart = outer;
    depth--;
    agent.leaveNative(WEIGHT);
    return true;
  }

  private void enter(PropertyKey key, JsObject object) {
    for (int i = depth - 1; i >= 0; i--) {
      if (open[i] == object) {
        throw Errors.typeError(
            agent, Message.TEXT, JsonMessages.circular(open, openKeys, i, depth, key));
      }
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
      openKeys = Arrays.copyOf(openKeys, 2 * depth);
    }
    open[depth] = object;
    openKeys[depth] = key;
    depth++;
  }

  private void step() {
    if ((++steps & 1023) == 0) {
      agent.poll();
    }
  }

  @EcmaSpec("sec-serializejsonarray")
  private void writeArray(JsObject array, String outer) {
    long length = ObjectOperations.lengthOfArrayLike(agent, array);
    text.append('[');
    for (long i = 0; i < length; i++) {
      step();
      if (i > 0) {
        text.append(',');
      }
      if (!gap.isEmpty()) {
        text.append(lineStart);
      }
      PropertyKey key = ObjectOperations.indexKey(agent, i);
      Object value =
          array instanceof JsArray && i <= Integer.MAX_VALUE
              ? array.getElement(agent, (int) i)
              : array.get(agent, key);
      if (!writeValue(array, key, value)) {
        text.append("null");
      }
    }
    close(length > 0, outer, ']');
  }

  private void close(boolean hasParts, String outer, char mark) {
    if (hasParts && !gap.isEmpty()) {
      text.append(outer);
    }
    text.append(mark);
  }

  @EcmaSpec("sec-serializejsonobject")
  private void writeProperties(JsObject object, String outer) {
    text.append('{');
    int start = text.length();
    if (allowed != null) {
      for (PropertyKey key : allowed) {
        writeProperty(object, key, object.get(agent, key), text.length() > start);
      }
    } else if (isOrdinary(object)) {
      writeByShape(object, start);
    } else {
      writeByKeys(object, start);
    }
    close(text.length() > start, outer, '}');
  }

  private static boolean isOrdinary(JsObject object) {
    Class<?> type = object.getClass();
    return (type == MediumObject.class
            || type == SmallObject.class
            || type == LargeObject.class
            || type == JsObject.class)
        && !object.isDictionary()
        && object.elements instanceof Object[] elements
        && elements.length == 0;
  }

  private void writeByShape(JsObject object, int start) {
    Shape shape = object.shape;
    for (int i = 0; i < shape.count(); i++) {
      Property property = shape.property(i);
      if (!(property.key() instanceof StringKey key)
          || (property.attributes() & Attributes.ENUMERABLE) == 0) {
        continue;
      }
      Object value =
          object.shape == shape
              ? object.slotValue(property.kind(), property.slot())
              : object.get(agent, key);
      if (value instanceof Accessor) {
        value = object.get(agent, key);
      }
      writeProperty(object, key, value, text.length() > start);
    }
  }

  private void writeByKeys(JsObject object, int start) {
    List<PropertyKey> keys = object.ownPropertyKeys(agent);
    boolean[] enumerable = new boolean[keys.size()];
    for (int i = 0; i < enumerable.length; i++) {
      step();
      PropertyKey key = keys.get(i);
      PropertyDescriptor descriptor =
          key instanceof Symbol ? null : object.getOwnProperty(agent, key);
      enumerable[i] = descriptor != null && descriptor.isEnumerable();
    }
    for (int i = 0; i < enumerable.length; i++) {
      if (enumerable[i]) {
        PropertyKey key = keys.get(i);
        writeProperty(object, key, object.get(agent, key), text.length() > start);
      }
    }
  }

  private void writeProperty(JsObject object, PropertyKey key, Object value, boolean separated) {
    step();
    int before = text.length();
    if (separated) {
      text.append(',');
    }
    if (!gap.isEmpty()) {
      text.append(lineStart);
    }
    if (key instanceof IndexKey) {
      text.append('"').append(key.toDisplayString()).append('"');
    } else {
      quote(key.toDisplayString());
    }
    text.append(':');
    if (!gap.isEmpty()) {
      text.append(' ');
    }
    if (!writeValue(object, key, value)) {
      text.setLength(before);
    }
  }

  @EcmaSpec("sec-quotejsonstring")
  private void quote(String string) {
    text.append('"');
    int copied = 0;
    int length = string.length();
    for (int i = 0; i < length; i++) {
      char unit = string.charAt(i);
      if (unit >= ' ' && unit != '"' && unit != '\\' && !Character.isSurrogate(unit)) {
        continue;
      }
      if (Character.isHighSurrogate(unit)
          && i + 1 < length
          && Character.isLowSurrogate(string.charAt(i + 1))) {
        continue;
      }
      if (Character.isLowSurrogate(unit)
          && i > 0
          && Character.isHighSurrogate(string.charAt(i - 1))) {
        continue;
      }
      text.append(string, copied, i);
      appendEscape(unit);
      copied = i + 1;
    }
    text.append(string, copied, length);
    text.append('"');
  }

  private void appendEscape(char unit) {
    switch (unit) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(Character.forDigit(unit >> shift & 15, 16));
        }
      }
    }
  }
}
