package org.ashlar.vm.host.console;

import java.util.List;
import java.util.function.BinaryOperator;
import org.ashlar.vm.intrinsic.keyed.HashTable;
import org.ashlar.vm.intrinsic.keyed.KeyedIterator;
import org.ashlar.vm.intrinsic.keyed.MapObject;
import org.ashlar.vm.intrinsic.keyed.SetObject;
import org.ashlar.vm.intrinsic.keyed.WeakMapObject;
import org.ashlar.vm.intrinsic.keyed.WeakSetObject;
import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/** Maps, sets and their iterators as the inspector shows them. */
abstract class Collections {
  /** The collection behind an object, or Java null if it is none. */
  static @Nullable Collections of(JsObject object) {
    return switch (object) {
      case MapObject map -> new Table("Map", map.entries, true);
      case SetObject set -> new Table("Set", set.entries, false);
      case KeyedIterator iterator -> new Iteration(iterator);
      case WeakMapObject map -> new Weak("WeakMap");
      case WeakSetObject set -> new Weak("WeakSet");
      default -> null;
    };
  }

  /** Whether an opening and a closing brace are all there is to show. */
  abstract boolean isEmpty();

  abstract String opening(BinaryOperator<String> prefix);

  abstract void entries(Inspector inspector, int depth, List<String> entries);

  private static void addRest(long rest, List<String> entries) {
    if (rest > 0) {
      entries.add("... " + rest + " more item" + (rest > 1 ? "s" : ""));
    }
  }

  private static final class Table extends Collections {
    private final String name;
    private final HashTable table;
    private final boolean withValues;

    Table(String name, HashTable table, boolean withValues) {
      this.name = name;
      this.table = table;
      this.withValues = withValues;
    }

    @Override
    boolean isEmpty() {
      return table.size() == 0;
    }

    @Override
    String opening(BinaryOperator<String> prefix) {
      return prefix.apply(name, "(" + table.size() + ")") + "{";
    }

    @Override
    void entries(Inspector inspector, int depth, List<String> entries) {
      int shown = Math.min(table.size(), inspector.options().maxArrayLength());
      HashTable.Cursor cursor = table.cursor();
      for (int i = 0; i < shown && cursor.advance(); i++) {
        String key = inspector.nested(cursor.key(), depth, 2);
        entries.add(withValues ? key + " => " + inspector.nested(cursor.value(), depth, 2) : key);
      }
      addRest(table.size() - (long) shown, entries);
    }
  }

  private static final class Iteration extends Collections {
    private final KeyedIterator iterator;
    private final boolean pairs;

    Iteration(KeyedIterator iterator) {
      this.iterator = iterator;
      this.pairs = iterator.kind() == KeyedIterator.Kind.ENTRIES;
    }

    @Override
    boolean isEmpty() {
      return false;
    }

    @Override
    String opening(BinaryOperator<String> prefix) {
      return "[" + (iterator.isMap() ? "Map" : "Set") + (pairs ? " Entries" : " Iterator") + "] {";
    }

    @Override
    void entries(Inspector inspector, int depth, List<String> entries) {
      HashTable.Cursor cursor = iterator.rest();
      int limit = inspector.options().maxArrayLength();
      long omitted = 0;
      while (cursor != null && cursor.advance()) {
        if (entries.size() < limit) {
          entries.add(entry(inspector, cursor, depth));
        } else {
          omitted++;
          if ((omitted & 1023) == 0) {
            inspector.agent().poll();
          }
        }
      }
      addRest(omitted, entries);
    }

    private String entry(Inspector inspector, HashTable.Cursor cursor, int depth) {
      if (pairs) {
        return "[ "
            + inspector.nested(cursor.key(), depth, 2)
            + ", "
            + inspector.nested(cursor.value(), depth, 2)
            + " ]";
      }
      boolean keys = iterator.kind() == KeyedIterator.Kind.KEYS;
      return inspector.nested(keys ? cursor.key() : cursor.value(), depth, 2);
    }
  }

  private static final class Weak extends Collections {
    private final String name;

    Weak(String name) {
      this.name = name;
    }

    @Override
    boolean isEmpty() {
      return false;
    }

    @Override
    String opening(BinaryOperator<String> prefix) {
      return prefix.apply(name, "") + "{";
    }

    @Override
    void entries(Inspector inspector, int depth, List<String> entries) {
      entries.add(inspector.style(InspectStyle.SPECIAL, "<items unknown>"));
    }
  }
}
