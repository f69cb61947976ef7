package org.ashlar.vm.execution;

/**
 * Stands in the slot of an import: the binding of another module's environment that it was resolved
 * to.
 */
public record ImportBinding(Environment environment, int slot) {}
