package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.DirectIterator;
import org.jspecify.annotations.Nullable;

/** A Map or Set iterator (clauses 24.1.5 and 24.2.6). */
public final class KeyedIterator extends JsObject implements DirectIterator {
  /** What the iterator yields. */
  public enum Kind {
    KEYS,
    VALUES,
    ENTRIES
  }

  private final Kind kind;
  private final boolean map;
  private HashTable.@Nullable Cursor cursor;

  private KeyedIterator(Agent agent, HashTable table, Kind kind, boolean map, Intrinsic prototype) {
    super(agent.group().roots().exotic, agent.realm.intrinsic(prototype));
    this.kind = kind;
    this.map = map;
    this.cursor = table.cursor();
  }

  static KeyedIterator ofMap(Agent agent, HashTable table, Kind kind) {
    return new KeyedIterator(agent, table, kind, true, Intrinsic.MAP_ITERATOR_PROTOTYPE);
  }

  static KeyedIterator ofSet(Agent agent, HashTable table, Kind kind) {
    return new KeyedIterator(agent, table, kind, false, Intrinsic.SET_ITERATOR_PROTOTYPE);
  }

  public boolean isMap() {
    return map;
  }

  public Kind kind() {
    return kind;
  }

  /** A cursor over what is still to come, or Java null at the end; moving it changes nothing. */
  public HashTable.@Nullable Cursor rest() {
    return cursor == null ? null : cursor.copy();
  }

  @Override
  public boolean isNextMethod(Agent agent, Object method) {
    KeyedIteratorPrototypesTable table = KeyedIteratorPrototypesTable.TABLE;
    return DirectIterator.isRow(agent, method, table, map ? "mapNext" : "setNext");
  }

  /** The next value, or Java null at the end, after which nothing more comes. */
  @Override
  public @Nullable Object step(Agent agent) {
    HashTable.Cursor at = cursor;
    if (at == null) {
      return null;
    }
    if (!at.advance()) {
      cursor = null;
      return null;
    }
    return switch (kind) {
      case KEYS -> at.key();
      case VALUES -> at.value();
      case ENTRIES -> agent.realm.newArray(new Object[] {at.key(), at.value()});
    };
  }

  @Override
  public String className() {
    return map ? "Map Iterator" : "Set Iterator";
  }
}
