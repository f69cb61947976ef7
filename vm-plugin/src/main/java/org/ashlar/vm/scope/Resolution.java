package org.ashlar.vm.scope;

import org.jspecify.annotations.Nullable;

/**
 * Where a reference finds its value.
 *
 * @param place how to reach it
 * @param name the name, for {@link Place#GLOBAL} and {@link Place#DYNAMIC}
 * @param binding the binding, for {@link Place#REGISTER} and {@link Place#ENVIRONMENT}
 * @param hops how many environments to go out from the one that is current at the reference, where
 *     every scope with {@link Scope#hasEnvironment()} counts one: for {@link Place#ENVIRONMENT} to
 *     the one that holds the slot, for {@link Place#DYNAMIC} to the first one to look into
 * @param needsDeadZoneCheck whether the reference may run before the binding is initialised
 */
public record Resolution(
    Place place, String name, @Nullable Binding binding, int hops, boolean needsDeadZoneCheck) {

  /** How a reference reaches its value. */
  public enum Place {
    /** A register of the running function. */
    REGISTER,
    /** A slot of an environment. */
    ENVIRONMENT,
    /** The global environment: declarative record first, then the global object. */
    GLOBAL,
    /**
     * By name along the environments, outwards from the current one: a with or an eval may
     * interfere.
     */
    DYNAMIC
  }

  /** The binding of a register or environment place. */
  public Binding requireBinding() {
    Binding found = binding;
    if (found == null) {
      throw new IllegalStateException(name + " has no static binding");
    }
    return found;
  }

  /** The environment slot of an environment place. */
  public int slot() {
    return requireBinding().slot();
  }
}
