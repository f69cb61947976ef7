package org.ashlar.vm.host;

import org.ashlar.vm.host.console.ConsoleObject;
import org.ashlar.vm.object.Realm;

/** What a context's global object has beyond the language: timers and the console. */
final class HostGlobals {
  private HostGlobals() {}

  static void install(Realm realm, VmContext context) {
    realm.setHostDefined(context);
    TimerFunctions.install(realm);
    ConsoleObject.install(realm, context.settings().hooks());
  }
}
