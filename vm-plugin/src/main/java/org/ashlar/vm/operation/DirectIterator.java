package org.ashlar.vm.operation;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.BuiltinTable;
import org.jspecify.annotations.Nullable;

/**
 * An iterator object of the engine's own kinds. As long as its next method is the one it came with,
 * nobody sees the result objects, so a consumer may step it without making them.
 */
public interface DirectIterator {
  /** Whether the value is the next method of iterators of this kind, in the running realm. */
  boolean isNextMethod(Agent agent, Object method);

  /** What the next method does: the next value, or Java null at the end. */
  @Nullable Object step(Agent agent);

  /** Whether a method is a row of a table, in the running realm. */
  static boolean isRow(Agent agent, Object method, BuiltinTable table, String name) {
    return method instanceof BuiltinFunction function
        && function.table == table
        && function.realm == agent.realm
        && table.name(function.id).equals(name);
  }
}
