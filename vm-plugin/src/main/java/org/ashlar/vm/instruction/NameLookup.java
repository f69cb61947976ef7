package org.ashlar.vm.instruction;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.ImportBinding;
import org.ashlar.vm.execution.NamedEnvironment;
import org.ashlar.vm.execution.ObjectEnvironment;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.GlobalCell;
import org.ashlar.vm.object.GlobalObject;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Names looked up while the program runs (clause 9.4.2): in functions with a direct eval or a with
 * statement around them. The end of every chain is the global environment of the realm.
 */
public final class NameLookup {
  private NameLookup() {}

  /** What RESOLVE_NAME gives for a name of the global environment, which is no environment. */
  private static final Object GLOBAL = new Object();

  /** HasBinding of one environment. */
  private static boolean has(Agent agent, Environment environment, StringKey name) {
    if (environment instanceof NamedEnvironment named) {
      return named.slot(name) >= 0 || named.addedValue(name) != null;
    }
    if (environment instanceof ObjectEnvironment with) {
      JsObject object = with.object();
      if (!object.hasProperty(agent, name)) {
        return false;
      }
      return !(object.get(agent, Symbol.UNSCOPABLES) instanceof JsObject blocked)
          || !TypeConversion.toBoolean(blocked.get(agent, name));
    }
    return false;
  }

  /** The environment that holds a name, {@link #GLOBAL}, or Java null if none does. */
  public static @Nullable Object resolve(
      Agent agent, Realm realm, @Nullable Object from, StringKey name) {
    for (Environment at = (Environment) from; at != null; at = at.outer) {
      if (has(agent, at, name)) {
        return at;
      }
    }
    GlobalObject global = realm.global();
    return global.lexical(name) != null || global.hasProperty(agent, name) ? GLOBAL : null;
  }

  /** The value of a name; ReferenceError if there is none. */
  public static Object load(
      Agent agent, Realm realm, @Nullable Object from, StringKey name, boolean strict) {
    Object value = find(agent, realm, from, name, strict);
    if (value == null) {
      throw Errors.referenceError(agent, Message.NOT_DEFINED, name);
    }
    return value;
  }

  private static @Nullable Object find(
      Agent agent, Realm realm, @Nullable Object from, StringKey name, boolean strict) {
    for (Environment at = (Environment) from; at != null; at = at.outer) {
      if (has(agent, at, name)) {
        return bindingValue(agent, at, name, strict);
      }
    }
    GlobalObject global = realm.global();
    return GlobalBindings.find(agent, global, global.cell(name), name);
  }

  /** GetBindingValue; the environment has the binding, or had it when it was resolved. */
  private static Object bindingValue(
      Agent agent, Environment environment, StringKey name, boolean strict) {
    if (environment instanceof ObjectEnvironment with) {
      JsObject object = with.object();
      if (!object.hasProperty(agent, name)) {
        if (strict) {
          throw Errors.referenceError(agent, Message.NOT_DEFINED, name);
        }
        return Undefined.UNDEFINED;
      }
      return object.get(agent, name);
    }
    NamedEnvironment named = (NamedEnvironment) environment;
    int slot = named.slot(name);
    Object value = slot >= 0 ? importedOr(named.slots[slot]) : named.addedValue(name);
    if (value == null) {
      throw slot >= 0
          ? Errors.referenceError(agent, Message.ACCESS_BEFORE_INITIALIZATION, name)
          : Errors.referenceError(agent, Message.NOT_DEFINED, name);
    }
    return value;
  }

  /** The value behind an import, or the slot's own. */
  private static @Nullable Object importedOr(@Nullable Object value) {
    return value instanceof ImportBinding cell ? cell.environment().slots[cell.slot()] : value;
  }

  /** The value of an import; ReferenceError if the other module has not initialised it. */
  public static Object loadImport(Agent agent, @Nullable Object slotValue, StringKey name) {
    Object value = importedOr(slotValue);
    if (value == null) {
      throw Errors.referenceError(agent, Message.ACCESS_BEFORE_INITIALIZATION, name);
    }
    return value;
  }

  /** typeof of a name. */
  public static String typeOf(
      Agent agent, Realm realm, @Nullable Object from, StringKey name, boolean strict) {
    Object value = find(agent, realm, from, name, strict);
    return value == null ? "undefined" : TestingAndComparison.typeOf(value);
  }

  /** The value of a name in what {@link #resolve} found. */
  public static Object loadResolved(
      Agent agent, Realm realm, @Nullable Object resolved, StringKey name, boolean strict) {
    if (resolved instanceof Environment environment) {
      return bindingValue(agent, environment, name, strict);
    }
    GlobalObject global = realm.global();
    Object value =
        resolved == null ? null : GlobalBindings.find(agent, global, global.cell(name), name);
    if (value == null) {
      throw Errors.referenceError(agent, Message.NOT_DEFINED, name);
    }
    return value;
  }

  /** Assigns to a name in what {@link #resolve} found. */
  public static void store(
      Agent agent,
      Realm realm,
      @Nullable Object resolved,
      StringKey name,
      Object value,
      boolean strict) {
    if (resolved instanceof ObjectEnvironment with) {
      storeInObject(agent, with.object(), name, value, strict);
    } else if (resolved instanceof NamedEnvironment named) {
      storeInNamed(agent, named, name, value, strict);
    } else {
      storeGlobal(agent, realm.global(), resolved != null, name, value, strict);
    }
  }

  private static void storeInObject(
      Agent agent, JsObject object, StringKey name, Object value, boolean strict) {
    if (!object.hasProperty(agent, name) && strict) {
      throw Errors.referenceError(agent, Message.NOT_DEFINED, name);
    }
    if (!object.set(agent, name, value, object) && strict) {
      throw ObjectOperations.cannotSet(agent, object, name);
    }
  }

  private static void storeInNamed(
      Agent agent, NamedEnvironment named, StringKey name, Object value, boolean strict) {
    int slot = named.slot(name);
    if (slot < 0) {
      if (named.addedValue(name) == null && strict) {
        throw Errors.referenceError(agent, Message.NOT_DEFINED, name);
      }
      named.setAdded(name, value);
      return;
    }
    if (named.slots[slot] == null) {
      throw Errors.referenceError(agent, Message.ACCESS_BEFORE_INITIALIZATION, name);
    }
    if (!named.names().immutable()[slot] && !(named.slots[slot] instanceof ImportBinding)) {
      named.slots[slot] = value;
    } else if (strict || !named.names().silent()[slot]) {
      throw Errors.typeError(agent, Message.ASSIGNMENT_TO_CONSTANT);
    }
  }

  private static void storeGlobal(
      Agent agent,
      GlobalObject global,
      boolean resolved,
      StringKey name,
      Object value,
      boolean strict) {
    if (!resolved && strict) {
      throw Errors.referenceError(agent, Message.NOT_DEFINED, name);
    }
    GlobalCell cell = global.cell(name);
    if (cell == null && !resolved) {
      ObjectOperations.set(agent, global, name, value);
      return;
    }
    GlobalBindings.store(agent, global, cell, name, value, strict);
  }

  /** Gives a lexical binding of a named environment its first value. */
  public static void initialize(Object environment, StringKey name, Object value) {
    NamedEnvironment named = (NamedEnvironment) environment;
    named.slots[named.slot(name)] = value;
  }

  /** delete of a name. */
  public static boolean delete(Agent agent, Realm realm, @Nullable Object from, StringKey name) {
    for (Environment at = (Environment) from; at != null; at = at.outer) {
      if (has(agent, at, name)) {
        if (at instanceof ObjectEnvironment with) {
          return with.object().delete(agent, name);
        }
        NamedEnvironment named = (NamedEnvironment) at;
        if (named.slot(name) >= 0) {
          return false;
        }
        named.removeAdded(name);
        return true;
      }
    }
    return GlobalBindings.delete(agent, realm.global(), name);
  }

  /** this for a call of a name: the object of the with statement that the name was found in. */
  public static Object thisForCall(@Nullable Object resolved) {
    return resolved instanceof ObjectEnvironment with ? with.object() : Undefined.UNDEFINED;
  }

  /** A binding that the compiler made (this, new.target, ...), found past anything dynamic. */
  public static @Nullable Object loadImplicit(@Nullable Object from, StringKey name) {
    for (Environment at = (Environment) from; at != null; at = at.outer) {
      if (at instanceof NamedEnvironment named) {
        int slot = named.slot(name);
        if (slot >= 0) {
          return named.slots[slot];
        }
      }
    }
    return Undefined.UNDEFINED;
  }

  /** Stores to a binding found as by {@link #loadImplicit}. */
  public static void storeImplicit(@Nullable Object from, StringKey name, @Nullable Object value) {
    for (Environment at = (Environment) from; at != null; at = at.outer) {
      if (at instanceof NamedEnvironment named) {
        int slot = named.slot(name);
        if (slot >= 0) {
          named.slots[slot] = value;
          return;
        }
      }
    }
    throw new AssertionError("no implicit binding " + name);
  }
}
