package org.ashlar.vm.object;

import java.util.Objects;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Puts the properties of an intrinsic on its object, functions as lazy values. Used by the
 * intrinsic classes.
 */
public final class IntrinsicBuilder {
  private final Realm realm;
  private final Agent agent;
  private final JsObject target;

  private IntrinsicBuilder(Realm realm, JsObject target) {
    this.realm = realm;
    this.agent = realm.agent();
    this.target = target;
  }

  /** An ordinary object with the prototype. */
  public static IntrinsicBuilder object(Realm realm, @Nullable JsObject prototype) {
    return on(realm, new JsObject(realm.agent().group().roots().intrinsic, prototype));
  }

  /** An ordinary object that inherits from an intrinsic. */
  public static IntrinsicBuilder object(Realm realm, Intrinsic prototype) {
    return object(realm, realm.intrinsic(prototype));
  }

  /** Properties for an object made elsewhere, an exotic prototype such as %Array.prototype%. */
  public static IntrinsicBuilder on(Realm realm, JsObject target) {
    realm.agent().markPrototype(target);
    return new IntrinsicBuilder(realm, target);
  }

  /**
   * The constructor of a table's CONSTRUCTOR row, inheriting from %Function.prototype%, with its
   * prototype property.
   */
  public static IntrinsicBuilder constructor(Realm realm, BuiltinTable table, Intrinsic prototype) {
    return constructor(realm, table, realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE), prototype);
  }

  /** The constructor of a table, inheriting from another constructor. */
  public static IntrinsicBuilder constructor(
      Realm realm, BuiltinTable table, JsObject parent, @Nullable Intrinsic prototype) {
    return constructor(realm, table, constructorRow(table), parent, prototype).functions(table);
  }

  /** The constructor of one row of a table that has several. */
  public static IntrinsicBuilder constructor(
      Realm realm, BuiltinTable table, int id, JsObject parent, @Nullable Intrinsic prototype) {
    IntrinsicBuilder builder = function(realm, table, id, table.name(id), parent);
    if (prototype != null) {
      builder.target.rawPut(realm.agent(), Keys.PROTOTYPE, new LazyIntrinsic(realm, prototype), 0);
    }
    return builder;
  }

  /** A function that is an intrinsic itself and may get lazy properties. */
  public static IntrinsicBuilder function(
      Realm realm, BuiltinTable table, int id, String name, JsObject parent) {
    Agent agent = realm.agent();
    BuiltinFunction made =
        new BuiltinFunction(agent.group().roots().intrinsic, parent, realm, table, id, null);
    made.rawPut(agent, Keys.LENGTH, table.length(id), Attributes.CONFIGURABLE);
    made.rawPut(agent, Keys.NAME, name, Attributes.CONFIGURABLE);
    return new IntrinsicBuilder(realm, made);
  }

  private static int constructorRow(BuiltinTable table) {
    for (int id = 0; id < table.size(); id++) {
      if (table.kind(id) == BuiltinKind.CONSTRUCTOR) {
        return id;
      }
    }
    throw new AssertionError("no constructor in " + table.getClass().getName());
  }

  /** All METHOD, GETTER and SETTER rows of a table. */
  public IntrinsicBuilder functions(BuiltinTable table) {
    for (int id = 0; id < table.size(); id++) {
      String name = table.name(id);
      switch (table.kind(id)) {
        case METHOD ->
            put(
                name,
                new LazyBuiltin(realm, table, id, functionName(name)),
                attributes(table, id, Attributes.HIDDEN));
        case GETTER -> {
          int setter = find(table, name, BuiltinKind.SETTER);
          put(
              name,
              LazyBuiltin.accessor(realm, table, id, setter, functionName(name)),
              accessorAttributes(table, id));
        }
        case SETTER -> {
          if (find(table, name, BuiltinKind.GETTER) < 0) {
            put(
                name,
                LazyBuiltin.accessor(realm, table, -1, id, functionName(name)),
                accessorAttributes(table, id));
          }
        }
        case CONSTRUCTOR, DETACHED -> {}
      }
    }
    return this;
  }

  private static int accessorAttributes(BuiltinTable table, int id) {
    return attributes(table, id, Attributes.CONFIGURABLE) | Attributes.ACCESSOR;
  }

  private static int attributes(BuiltinTable table, int id, int fallback) {
    return table.attributes(id) < 0 ? fallback : table.attributes(id);
  }

  private static int find(BuiltinTable table, String name, BuiltinKind kind) {
    for (int id = 0; id < table.size(); id++) {
      if (table.kind(id) == kind && table.name(id).equals(name)) {
        return id;
      }
    }
    return -1;
  }

  /** The constructor property of a prototype: writable, configurable, not enumerable. */
  public IntrinsicBuilder constructorProperty(Intrinsic constructor) {
    put("constructor", new LazyIntrinsic(realm, constructor), Attributes.HIDDEN);
    return this;
  }

  /** The @@toStringTag property: configurable only. */
  public IntrinsicBuilder tag(String tag) {
    target.rawPut(agent, Symbol.TO_STRING_TAG, tag, Attributes.CONFIGURABLE);
    return this;
  }

  /** A property with a value, lazy or not. */
  public IntrinsicBuilder put(String name, Object value, int attributes) {
    target.rawPut(agent, key(agent, name), value, attributes);
    return this;
  }

  /**
   * A second name for the same function object, such as {@code Set.prototype.keys}. Makes that
   * function now.
   */
  public IntrinsicBuilder alias(String name, String original) {
    Object function = Objects.requireNonNull(target.rawGet(key(agent, original)));
    return put(name, function, Attributes.HIDDEN);
  }

  /** Reports patches of the object to the realm; the last step before {@link #build}. */
  public IntrinsicBuilder watched(Intrinsic id) {
    realm.watch(id, target);
    return this;
  }

  public JsObject build() {
    return target;
  }

  /** The key of a table's name. */
  public static PropertyKey key(Agent agent, String name) {
    return name.startsWith("@@")
        ? wellKnownSymbol(name.substring(2))
        : agent.group().keys().internKey(name);
  }

  private static String functionName(String name) {
    return name.startsWith("@@") ? "[Symbol." + name.substring(2) + "]" : name;
  }

  private static Symbol wellKnownSymbol(String name) {
    return switch (name) {
      case "asyncIterator" -> Symbol.ASYNC_ITERATOR;
      case "hasInstance" -> Symbol.HAS_INSTANCE;
      case "isConcatSpreadable" -> Symbol.IS_CONCAT_SPREADABLE;
      case "iterator" -> Symbol.ITERATOR;
      case "match" -> Symbol.MATCH;
      case "matchAll" -> Symbol.MATCH_ALL;
      case "replace" -> Symbol.REPLACE;
      case "search" -> Symbol.SEARCH;
      case "species" -> Symbol.SPECIES;
      case "split" -> Symbol.SPLIT;
      case "toPrimitive" -> Symbol.TO_PRIMITIVE;
      case "toStringTag" -> Symbol.TO_STRING_TAG;
      case "unscopables" -> Symbol.UNSCOPABLES;
      case "dispose" -> Symbol.DISPOSE;
      case "asyncDispose" -> Symbol.ASYNC_DISPOSE;
      default -> throw new AssertionError("no well-known symbol " + name);
    };
  }
}
