package org.ashlar.vm.object;

import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.PrivateName;
import org.ashlar.vm.value.PropertyKey;

/**
 * The hidden mark of an intrinsic that fast paths rely on: raw writes to it tell the realm what was
 * patched.
 *
 * <p>Only watched objects have the hidden slot, so they share shapes with each other alone; inline
 * caches for stores must not be filled from them, or a write to one realm's intrinsic would let one
 * to another's pass unseen.
 */
final class Watch {
  private static final PrivateName SLOT = new PrivateName("[[Watch]]");

  private final Realm realm;
  private final Intrinsic id;

  private Watch(Realm realm, Intrinsic id) {
    this.realm = realm;
    this.id = id;
  }

  static void place(Realm realm, Intrinsic id, JsObject object) {
    Agent agent = realm.agent();
    object.rawPut(agent, SLOT, new Watch(realm, id), Attributes.WRITABLE);
    object.flags |= JsObject.WATCHED;
  }

  static void changed(JsObject object, PropertyKey key) {
    if (object.rawGet(SLOT) instanceof Watch watch) {
      watch.realm.patched(watch.id, key);
    }
  }
}
