package org.ashlar.vm.intrinsic.keyed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.jspecify.annotations.Nullable;

/**
 * The set operations of %Set.prototype%. The other operand is any set-like object, whose methods
 * may change the receiver while it is walked; cursors allow for that.
 */
final class SetAlgebra {
  private SetAlgebra() {}

  /** The next key of the other operand, or Java null after the last; polls. */
  private static @Nullable Object next(Agent agent, IteratorRecord keys) {
    agent.poll();
    return IteratorOperations.stepValue(agent, keys);
  }

  @EcmaSpec("sec-set.prototype.union")
  @Builtin(name = "union")
  static Object union(Agent agent, Object thisValue, Object other) {
    HashTable entries = SetPrototype.entries(agent, thisValue, "union");
    SetRecord record = SetRecord.of(agent, other);
    IteratorRecord keys = record.keys(agent);
    HashTable result = entries.copy(agent, false);
    for (Object key = next(agent, keys); key != null; key = next(agent, keys)) {
      result.add(agent, key);
    }
    return SetObject.of(agent, result);
  }

  @EcmaSpec("sec-set.prototype.intersection")
  @Builtin(name = "intersection")
  static Object intersection(Agent agent, Object thisValue, Object other) {
    HashTable entries = SetPrototype.entries(agent, thisValue, "intersection");
    SetRecord record = SetRecord.of(agent, other);
    HashTable result = new HashTable(false);
    if (entries.size() <= record.size()) {
      HashTable.Cursor cursor = entries.cursor();
      while (cursor.advance()) {
        Object key = cursor.key();
        if (record.has(agent, key)) {
          result.add(agent, key);
        }
        agent.poll();
      }
    } else {
      IteratorRecord keys = record.keys(agent);
      for (Object key = next(agent, keys); key != null; key = next(agent, keys)) {
        if (entries.has(agent, key)) {
          result.add(agent, key);
        }
      }
    }
    return SetObject.of(agent, result);
  }

  @EcmaSpec("sec-set.prototype.difference")
  @Builtin(name = "difference")
  static Object difference(Agent agent, Object thisValue, Object other) {
    HashTable entries = SetPrototype.entries(agent, thisValue, "difference");
    SetRecord record = SetRecord.of(agent, other);
    HashTable result = entries.copy(agent, false);
    if (entries.size() <= record.size()) {
      HashTable.Cursor cursor = entries.copy(agent, false).cursor();
      while (cursor.advance()) {
        if (record.has(agent, cursor.key())) {
          result.remove(agent, cursor.key());
        }
        agent.poll();
      }
    } else {
      IteratorRecord keys = record.keys(agent);
      for (Object key = next(agent, keys); key != null; key = next(agent, keys)) {
        result.remove(agent, key);
      }
    }
    return SetObject.of(agent, result);
  }

  @EcmaSpec("sec-set.prototype.symmetricdifference")
  @Builtin(name = "symmetricDifference")
  static Object symmetricDifference(Agent agent, Object thisValue, Object other) {
    HashTable entries = SetPrototype.entries(agent, thisValue, "symmetricDifference");
    SetRecord record = SetRecord.of(agent, other);
    IteratorRecord keys = record.keys(agent);
    HashTable result = entries.copy(agent, false);
    for (Object key = next(agent, keys); key != null; key = next(agent, keys)) {
      if (entries.has(agent, key)) {
        result.remove(agent, key);
      } else {
        result.add(agent, key);
      }
    }
    return SetObject.of(agent, result);
  }

  @EcmaSpec("sec-set.prototype.issubsetof")
  @Builtin(name = "isSubsetOf")
  static Object isSubsetOf(Agent agent, Object thisValue, Object other) {
    HashTable entries = SetPrototype.entries(agent, thisValue, "isSubsetOf");
    SetRecord record = SetRecord.of(agent, other);
    if (entries.size() > record.size()) {
      return false;
    }
    return !ownMeets(agent, entries, record, false);
  }

  /** Whether some key of the receiver is, or is not, in the other operand. */
  private static boolean ownMeets(
      Agent agent, HashTable entries, SetRecord record, boolean wanted) {
    HashTable.Cursor cursor = entries.cursor();
    while (cursor.advance()) {
      if (record.has(agent, cursor.key()) == wanted) {
        return true;
      }
      agent.poll();
    }
    return false;
  }

  @EcmaSpec("sec-set.prototype.issupersetof")
  @Builtin(name = "isSupersetOf")
  static Object isSupersetOf(Agent agent, Object thisValue, Object other) {
    HashTable entries = SetPrototype.entries(agent, thisValue, "isSupersetOf");
    SetRecord record = SetRecord.of(agent, other);
    return entries.size() >= record.size() && !otherMeets(agent, entries, record, false);
  }

  /** Whether some key of the other operand is, or is not, in the receiver. */
  private static boolean otherMeets(
      Agent agent, HashTable entries, SetRecord record, boolean wanted) {
    IteratorRecord keys = record.keys(agent);
    for (Object key = next(agent, keys); key != null; key = next(agent, keys)) {
      if (entries.has(agent, key) == wanted) {
        IteratorOperations.close(agent, keys.iterator());
        return true;
      }
    }
    return false;
  }

  @EcmaSpec("sec-set.prototype.isdisjointfrom")
  @Builtin(name = "isDisjointFrom")
  static Object isDisjointFrom(Agent agent, Object thisValue, Object other) {
    HashTable entries = SetPrototype.entries(agent, thisValue, "isDisjointFrom");
    SetRecord record = SetRecord.of(agent, other);
    return entries.size() > record.size()
        ? !otherMeets(agent, entries, record, true)
        : !ownMeets(agent, entries, record, true);
  }
}
