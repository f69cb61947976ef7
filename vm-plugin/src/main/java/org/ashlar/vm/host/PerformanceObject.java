package org.ashlar.vm.host;

import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;

/** The performance object: a monotonic clock in milliseconds since the context began. */
final class PerformanceObject {
  private record Origin(HostHooks hooks, long started) {}

  private PerformanceObject() {}

  static JsObject create(Realm realm, HostHooks hooks) {
    Origin origin = new Origin(hooks, hooks.nondeterminism().monotonicNanoseconds());
    realm.hostSlot(Origin.class, owner -> origin);
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .functions(PerformanceObjectTable.TABLE)
        .put("timeOrigin", (double) hooks.nondeterminism().epochMilliseconds(), Attributes.DEFAULT)
        .tag("Performance")
        .build();
  }

  @Builtin(name = "now", attributes = Attributes.DEFAULT)
  static Object now(Agent agent, BuiltinFunction callee, Object thisValue) {
    Origin origin =
        callee.realm.hostSlot(
            Origin.class,
            realm -> {
              throw new AssertionError("performance.now without performance");
            });
    return (origin.hooks().nondeterminism().monotonicNanoseconds() - origin.started()) / 1e6;
  }
}
