package org.ashlar.vm.object;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ashlar.vm.ChargedToNobody;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.KeyTable;
import org.ashlar.vm.value.PropertyKey;

/**
 * The standard properties that the global objects of a sharing group begin with, in order.
 * Immutable and shared; a global object makes the cell of one when it is first asked for it,
 * because a program uses few of them.
 */
@ChargedToNobody
public final class GlobalTemplate {
  private static final Object GLOBAL_OBJECT = new Object();

  private final Map<PropertyKey, Row> rows;

  private GlobalTemplate(Map<PropertyKey, Row> rows) {
    this.rows = rows;
  }

  /** A property: a primitive value, an {@link Intrinsic}, or the global object itself. */
  private record Row(PropertyKey key, Object content, int attributes) {}

  boolean has(PropertyKey name) {
    return rows.containsKey(name);
  }

  /** The names in order, interned. */
  Set<PropertyKey> names() {
    return rows.keySet();
  }

  /** The interned form of a name of the template. */
  PropertyKey key(PropertyKey name) {
    return row(name).key;
  }

  int attributes(PropertyKey name) {
    return row(name).attributes;
  }

  /** What a realm's property of that name holds at first. */
  Object content(PropertyKey name, Realm realm, GlobalObject global) {
    Object content = row(name).content;
    if (content == GLOBAL_OBJECT) {
      return global;
    }
    return content instanceof Intrinsic id ? new LazyIntrinsic(realm, id) : content;
  }

  private Row row(PropertyKey name) {
    Row row = rows.get(name);
    if (row == null) {
      throw new IllegalArgumentException("no standard global " + name.toDisplayString());
    }
    return row;
  }

  /** Collects the properties of a template. */
  public static final class Builder {
    private final KeyTable keys;
    private final Map<PropertyKey, Row> rows = new LinkedHashMap<>();

    public Builder(KeyTable keys) {
      this.keys = keys;
    }

    /** A property that holds the global object. */
    public Builder globalObject(String name) {
      return put(name, GLOBAL_OBJECT, Attributes.HIDDEN);
    }

    /** A property that cannot change. */
    public Builder constant(String name, Object value) {
      return put(name, value, 0);
    }

    /** A property that holds an intrinsic. */
    public Builder intrinsic(String name, Intrinsic id) {
      return put(name, id, Attributes.HIDDEN);
    }

    private Builder put(String name, Object content, int attributes) {
      PropertyKey key = keys.intern(name);
      rows.put(key, new Row(key, content, attributes));
      return this;
    }

    public GlobalTemplate build() {
      return new GlobalTemplate(Collections.unmodifiableMap(new LinkedHashMap<>(rows)));
    }
  }
}
