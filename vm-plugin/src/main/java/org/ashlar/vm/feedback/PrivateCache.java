package org.ashlar.vm.feedback;

import org.ashlar.vm.value.PrivateName;

/**
 * The inline cache of a site that accesses a private member. Each evaluation of a class has private
 * names of its own, so the entries hold for one name.
 */
public final class PrivateCache {
  public final PrivateName name;

  /** Own members of the objects that were seen, newest first. */
  public final PropertyCache entries;

  public PrivateCache(PrivateName name, PropertyCache entries) {
    this.name = name;
    this.entries = entries;
  }
}
