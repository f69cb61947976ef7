package org.ashlar.vm.object;

/** A built-in function or accessor that is made when its property is first read. */
final class LazyBuiltin extends LazyValue {
  private final Realm realm;
  private final BuiltinTable table;
  private final int getter;
  private final int setter;
  private final boolean accessor;
  private final String name;

  /** A function property. */
  LazyBuiltin(Realm realm, BuiltinTable table, int id, String name) {
    this(realm, table, id, -1, false, name);
  }

  private LazyBuiltin(
      Realm realm, BuiltinTable table, int getter, int setter, boolean accessor, String name) {
    this.realm = realm;
    this.table = table;
    this.getter = getter;
    this.setter = setter;
    this.accessor = accessor;
    this.name = name;
  }

  /** An accessor property; -1 where there is no getter or setter. */
  static LazyBuiltin accessor(
      Realm realm, BuiltinTable table, int getter, int setter, String name) {
    return new LazyBuiltin(realm, table, getter, setter, true, name);
  }

  @Override
  public Object materialize() {
    if (!accessor) {
      return BuiltinFunction.of(realm, table, getter, name, null);
    }
    return new Accessor(
        getter < 0 ? null : BuiltinFunction.of(realm, table, getter, "get " + name, null),
        setter < 0 ? null : BuiltinFunction.of(realm, table, setter, "set " + name, null));
  }
}
