package org.ashlar.vm.execution;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A declarative environment (clause 9.1) whose bindings are slots; Java null in a slot is an
 * uninitialised binding. An absent outer environment is the global one.
 */
public class Environment {
  public final @Nullable Object[] slots;
  public final @Nullable Environment outer;

  /** Takes ownership of {@code slots}. */
  public Environment(@Nullable Object[] slots, @Nullable Environment outer) {
    this.slots = slots;
    this.outer = outer;
  }

  /** A copy with the same bindings and outer environment: the next iteration of a loop. */
  public Environment copy() {
    return new Environment(slots.clone(), outer);
  }

  /** The environment so many steps outward. */
  public final Environment outward(int hops) {
    Environment at = this;
    for (int i = 0; i < hops; i++) {
      at = Objects.requireNonNull(at.outer);
    }
    return at;
  }
}
