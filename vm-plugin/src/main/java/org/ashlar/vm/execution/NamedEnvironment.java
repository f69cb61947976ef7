package org.ashlar.vm.execution;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ashlar.vm.code.ScopeNames;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/**
 * An environment whose bindings can also be found by name, because code that is compiled later (a
 * direct eval) or looked up dynamically (inside with) may refer to them. Variables that an eval
 * adds are kept beside the slots.
 */
public final class NamedEnvironment extends Environment {
  private final ScopeNames names;
  private @Nullable Map<StringKey, Object> added;

  public NamedEnvironment(ScopeNames names, @Nullable Object[] slots, @Nullable Environment outer) {
    super(slots, outer);
    this.names = names;
  }

  /** An environment with all bindings uninitialised. */
  public static NamedEnvironment of(ScopeNames names, @Nullable Environment outer) {
    return new NamedEnvironment(names, new Object[names.names().length], outer);
  }

  @Override
  public Environment copy() {
    return new NamedEnvironment(names, slots.clone(), outer);
  }

  public ScopeNames names() {
    return names;
  }

  /** Slot of a declared binding, or -1. */
  public int slot(StringKey name) {
    StringKey[] all = names.names();
    for (int i = all.length - 1; i >= 0; i--) {
      if (all[i] == name || (!name.interned() && all[i].equals(name))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether evals add their variables here. */
  public boolean isVariableScope() {
    return names.functionScope();
  }

  /** Value of a variable that an eval added, or Java null. */
  public @Nullable Object addedValue(StringKey name) {
    return added == null ? null : added.get(name);
  }

  /** Adds or replaces a variable of an eval. */
  public void setAdded(StringKey name, Object value) {
    if (added == null) {
      added = new LinkedHashMap<>();
    }
    added.put(name, value);
  }

  /** Deletes a variable of an eval. */
  public void removeAdded(StringKey name) {
    if (added != null) {
      added.remove(name);
    }
  }
}
