package org.ashlar.vm.host.console;

import org.ashlar.vm.object.Agent;

/**
 * Where a console tells of its own misuse, kept in a slot of the realm: the process object, which
 * stands above this package, or nobody.
 */
@FunctionalInterface
public interface Warnings {
  /** Tells it, in a later job. */
  void warn(Agent agent, String text);
}
