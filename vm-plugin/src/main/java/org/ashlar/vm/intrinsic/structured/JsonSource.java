package org.ashlar.vm.intrinsic.structured;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.value.PropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * What JSON text said at the place of a value: the value as it was read, the text itself for a
 * primitive, and the same for the parts of a container. A reviver may have changed the value since;
 * then its source no longer counts.
 */
final class JsonSource {
  private final Object value;
  private final @Nullable String text;
  private final List<JsonSource> elements = new ArrayList<>(0);
  private final Map<PropertyKey, JsonSource> entries = new HashMap<>(0);

  private JsonSource(Object value, @Nullable String text) {
    this.value = value;
    this.text = text;
  }

  static JsonSource primitive(Object value, String text) {
    return new JsonSource(value, text);
  }

  static JsonSource container(Object value) {
    return new JsonSource(value, null);
  }

  /** Adds the source of an entry, or of the next element where there is no key. */
  void add(@Nullable PropertyKey key, JsonSource part) {
    if (key == null) {
      elements.add(part);
    } else {
      entries.put(key, part);
    }
  }

  Object value() {
    return value;
  }

  /** The text of a primitive; null for a container. */
  @Nullable String text() {
    return text;
  }

  @Nullable JsonSource element(long index) {
    return index < elements.size() ? elements.get((int) index) : null;
  }

  @Nullable JsonSource entry(PropertyKey key) {
    return entries.get(key);
  }
}
