package org.ashlar.vm.object;

import java.util.concurrent.ConcurrentHashMap;
import org.ashlar.vm.ChargedToNobody;
import org.ashlar.vm.value.KeyTable;

/**
 * What the agents of one trust domain share: interned keys, root shapes and, through them,
 * transitions, code and feedback. Thread-safe. Default is one per engine; untrusted tenants may
 * have their own.
 */
@ChargedToNobody
public final class SharingGroup {
  private final KeyTable keys = new KeyTable();
  private final RootShapes roots = new RootShapes();

  private final ConcurrentHashMap<IntrinsicFactory, GlobalTemplate> globals =
      new ConcurrentHashMap<>(1);

  public KeyTable keys() {
    return keys;
  }

  public RootShapes roots() {
    return roots;
  }

  /** What the global objects of realms with these intrinsics begin with. */
  GlobalTemplate globals(IntrinsicFactory factory) {
    GlobalTemplate present = globals.get(factory);
    return present != null
        ? present
        : globals.computeIfAbsent(factory, maker -> maker.globals(keys));
  }
}
