package org.ashlar.vm.instruction;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.GlobalCell;
import org.ashlar.vm.object.GlobalLinks;
import org.ashlar.vm.object.GlobalObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/** Names of the global environment (clause 9.1.1.4), linked to cells. */
public final class GlobalBindings {
  private GlobalBindings() {}

  /** The value of a global name; ReferenceError if it does not resolve. */
  public static Object load(Agent agent, GlobalLinks links, int index) {
    @Nullable GlobalCell[] cells = links.cells;
    if (index < cells.length) {
      GlobalCell cell = cells[index];
      if (cell != null) {
        Object value = cell.value;
        if (value != null) {
          return value;
        }
      }
    }
    return loadSlowly(agent, links, index);
  }

  private static Object loadSlowly(Agent agent, GlobalLinks links, int index) {
    Object value = find(agent, links, index);
    if (value == null) {
      throw Errors.referenceError(agent, Message.NOT_DEFINED, links.unit().globalName(index));
    }
    return value;
  }

  /** The value of a global name, or Java null if it does not resolve. */
  private static @Nullable Object find(Agent agent, GlobalLinks links, int index) {
    GlobalCell cell = links.cell(index);
    if (cell != null && cell.value != null) {
      return cell.value;
    }
    StringKey name = links.unit().globalName(index);
    return find(agent, links.realm().global(), cell, name);
  }

  /** The value of a name of the global environment, or Java null if it does not resolve. */
  static @Nullable Object find(
      Agent agent, GlobalObject global, @Nullable GlobalCell cell, StringKey name) {
    if (cell != null && cell.isLexical()) {
      if (cell.value == null) {
        throw Errors.referenceError(agent, Message.ACCESS_BEFORE_INITIALIZATION, name);
      }
      return cell.value;
    }
    return cell != null || global.hasProperty(agent, name) ? global.get(agent, name) : null;
  }

  /** typeof of a global name. */
  public static String typeOf(Agent agent, GlobalLinks links, int index) {
    Object value = find(agent, links, index);
    return value == null ? "undefined" : TestingAndComparison.typeOf(value);
  }

  /** Assigns to a global name. */
  public static void store(
      Agent agent, GlobalLinks links, int index, Object value, boolean strict) {
    @Nullable GlobalCell[] cells = links.cells;
    GlobalCell cell = index < cells.length ? cells[index] : null;
    if (cell != null && cell.writable && cell.value != null) {
      cell.value = value;
      return;
    }
    store(
        agent,
        links.realm().global(),
        links.cell(index),
        links.unit().globalName(index),
        value,
        strict);
  }

  static void store(
      Agent agent,
      GlobalObject global,
      @Nullable GlobalCell cell,
      StringKey name,
      Object value,
      boolean strict) {
    if (cell != null && cell.isLexical()) {
      if (cell.value == null) {
        throw Errors.referenceError(agent, Message.ACCESS_BEFORE_INITIALIZATION, name);
      }
      if (!cell.writable) {
        throw Errors.typeError(agent, Message.ASSIGNMENT_TO_CONSTANT);
      }
      cell.value = value;
      return;
    }
    if (cell != null && cell.writable && cell.value != null) {
      cell.value = value;
      return;
    }
    if (strict && cell == null && !global.hasProperty(agent, name)) {
      throw Errors.referenceError(agent, Message.NOT_DEFINED, name);
    }
    if (!global.set(agent, name, value, global) && strict) {
      throw ObjectOperations.cannotSet(agent, global, name);
    }
  }

  /** Whether a global name resolves. */
  public static boolean resolves(Agent agent, GlobalLinks links, int index) {
    return links.cell(index) != null
        || links.realm().global().hasProperty(agent, links.unit().globalName(index));
  }

  /** Gives a lexical global its first value. */
  public static void initialize(GlobalLinks links, int index, Object value) {
    GlobalObject global = links.realm().global();
    GlobalCell cell = global.lexical(links.unit().globalName(index));
    if (cell == null) {
      throw new AssertionError("no lexical binding " + links.unit().globalName(index));
    }
    cell.value = value;
  }

  /** delete of a global name. */
  public static boolean delete(Agent agent, GlobalLinks links, int index) {
    return delete(agent, links.realm().global(), links.unit().globalName(index));
  }

  static boolean delete(Agent agent, GlobalObject global, StringKey name) {
    return global.lexical(name) == null && global.delete(agent, name);
  }
}
