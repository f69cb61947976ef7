package org.ashlar.vm.module;

import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.object.Agent;
import org.jspecify.annotations.Nullable;

/**
 * What an exported name means: a slot of a module's environment, or a module as a whole (clause
 * 16.2.1.4).
 *
 * @param environment Java null for a module as a whole
 * @param slot of the environment, or the ordinal of the phase that the module is imported in
 */
record ResolvedBinding(ModuleRecord module, @Nullable Environment environment, int slot) {
  /** Two star exports provide different bindings. */
  static final ResolvedBinding AMBIGUOUS = ambiguous();

  @SuppressWarnings("NullAway") // A mark that is only compared by identity.
  private static ResolvedBinding ambiguous() {
    return new ResolvedBinding(null, null, -1);
  }

  /** A module's namespace object, ordinary or deferred, or the object of its source. */
  static ResolvedBinding whole(ModuleRecord module, ModuleCode.Phase phase) {
    return new ResolvedBinding(module, null, phase.ordinal());
  }

  /** The module as a whole; only where there is no environment. */
  Object whole(Agent agent) {
    return module.whole(agent, phase());
  }

  /** Whether it is the object of a source, which a module need not have. */
  boolean isSource() {
    return environment == null && phase() == ModuleCode.Phase.SOURCE;
  }

  private ModuleCode.Phase phase() {
    return ModuleCode.Phase.of(slot);
  }

  /** Whether both name the same binding. */
  boolean isSame(ResolvedBinding other) {
    return module == other.module && environment == other.environment && slot == other.slot;
  }
}
