package org.ashlar.vm.object;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the variables of an asynchronous context are bound to: the value of {@link
 * Agent#asyncContext}, which every job carries along. Immutable; Java null stands for the mapping
 * without any binding. Programs bind a handful of variables, so a lookup is a search.
 */
public final class AsyncContextMapping {
  /** Variables at even places, each followed by what it is bound to. */
  private final Object[] bindings;

  private AsyncContextMapping(Object[] bindings) {
    this.bindings = bindings;
  }

  /** What a variable is bound to, or Java null. */
  public static @Nullable Object get(@Nullable AsyncContextMapping mapping, Object variable) {
    if (mapping != null) {
      Object[] bindings = mapping.bindings;
      for (int at = 0; at < bindings.length; at += 2) {
        if (bindings[at] == variable) {
          return bindings[at + 1];
        }
      }
    }
    return null;
  }

  /** A mapping in which a variable is bound to a value, and all others as before. */
  public static AsyncContextMapping with(
      @Nullable AsyncContextMapping mapping, Object variable, Object value) {
    Object[] before = mapping == null ? new Object[0] : mapping.bindings;
    int place = 0;
    while (place < before.length && before[place] != variable) {
      place += 2;
    }
    Object[] after = Arrays.copyOf(before, Math.max(before.length, place + 2));
    after[place] = variable;
    after[place + 1] = value;
    return new AsyncContextMapping(after);
  }

  /** Calls a function while a mapping is the current one. */
  public static Object call(
      Agent agent,
      @Nullable AsyncContextMapping mapping,
      JsFunction function,
      Object thisValue,
      Object[] arguments) {
    AsyncContextMapping before = agent.asyncContext;
    agent.asyncContext = mapping;
    try {
      return agent.callAll(function, thisValue, arguments);
    } finally {
      agent.asyncContext = before;
    }
  }
}
