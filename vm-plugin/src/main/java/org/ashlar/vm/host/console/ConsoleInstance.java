package org.ashlar.vm.host.console;

import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;

/** A console; its functions hold what it needs. */
final class ConsoleInstance extends JsObject {
  ConsoleInstance(Realm realm, JsObject prototype) {
    super(realm.agent().group().roots().exotic, prototype);
  }
}
