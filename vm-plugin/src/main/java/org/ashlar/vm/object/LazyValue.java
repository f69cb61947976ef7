package org.ashlar.vm.object;

/**
 * Stands in a reference slot of a shape that {@code mayBeLazy} until the slot is first read; then
 * its value replaces it.
 */
public abstract class LazyValue {
  /** Makes the value (a JavaScript value or an {@link Accessor}); the caller stores it back. */
  public abstract Object materialize();
}
