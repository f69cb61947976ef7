package org.ashlar.vm.object;

import org.ashlar.vm.value.KeyTable;

/**
 * Makes the intrinsics of a realm; the intrinsic packages implement it, the host joins them.
 * Stateless.
 */
public interface IntrinsicFactory {
  /** Makes one intrinsic; the realm remembers it. May ask the realm for others. */
  JsObject create(Realm realm, Intrinsic id);

  /** The standard properties of global objects; asked once for each sharing group. */
  GlobalTemplate globals(KeyTable keys);
}
