package org.ashlar.vm.module;

import org.ashlar.vm.execution.Environment;
import org.jspecify.annotations.Nullable;

/**
 * What an exported name means: a slot of a module's environment, or a module's namespace object
 * (clause 16.2.1.4).
 *
 * @param environment Java null for a namespace
 */
record ResolvedBinding(ModuleRecord module, @Nullable Environment environment, int slot) {
  /** Two star exports provide different bindings. */
  static final ResolvedBinding AMBIGUOUS = ambiguous();

  @SuppressWarnings("NullAway") // A mark that is only compared by identity.
  private static ResolvedBinding ambiguous() {
    return new ResolvedBinding(null, null, -1);
  }

  boolean isNamespace() {
    return environment == null;
  }

  /** Whether both name the same binding. */
  boolean isSame(ResolvedBinding other) {
    return module == other.module && environment == other.environment && slot == other.slot;
  }
}
