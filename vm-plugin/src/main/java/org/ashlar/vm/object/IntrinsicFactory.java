package org.ashlar.vm.object;

/**
 * Makes the intrinsics of a realm; the intrinsic packages implement it, the host joins them.
 * Stateless.
 */
public interface IntrinsicFactory {
  /** Makes one intrinsic; the realm remembers it. May ask the realm for others. */
  JsObject create(Realm realm, Intrinsic id);

  /**
   * Defines the standard properties of a new global object; values should be {@link LazyIntrinsic}.
   */
  void defineGlobals(Realm realm, GlobalObject global);
}
