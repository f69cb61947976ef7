package org.ashlar.vm.exotic;

import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/**
 * A proxy exotic object (clause 10.5). Whether it is callable is decided by its target once, and by
 * the class here: {@link ProxyFunction} or {@link ProxyObject}.
 */
public sealed interface Proxy permits ProxyObject, ProxyFunction {
  /** [[ProxyTarget]], or Java null after revocation. */
  @Nullable JsObject target();

  /** [[ProxyHandler]], or Java null after revocation. */
  @Nullable JsObject handler();

  /** Forgets target and handler. */
  void revoke();
}
