package org.ashlar.vm.object;

import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.PrivateName;
import org.ashlar.vm.value.PropertyKey;

/**
 * The hidden mark of an intrinsic that fast paths rely on: raw writes to it tell the realm what was
 * patched.
 *
 * <p>A watched object also has a hidden name of its own, so that it shares its shape with no other
 * object: an inline cache filled by a write to one realm's intrinsic cannot write past the mark of
 * another's.
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
    object.rawPut(agent, new PrivateName("[[Watched]]"), true, Attributes.WRITABLE);
    object.flags |= JsObject.WATCHED;
  }

  static void changed(JsObject object, PropertyKey key) {
    if (object.rawGet(SLOT) instanceof Watch watch) {
      watch.realm.patched(watch.id, key);
    }
  }
}
