package org.ashlar.vm.host;

import org.ashlar.spi.host.HostHooks;
import org.ashlar.vm.host.buffer.Buffers;
import org.ashlar.vm.host.commonjs.CommonJsLoader;
import org.ashlar.vm.host.commonjs.ProcessEvents;
import org.ashlar.vm.host.commonjs.ProcessObject;
import org.ashlar.vm.host.console.ConsoleObject;
import org.ashlar.vm.host.console.Warnings;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.LazyValue;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;

/**
 * What a context's global object has beyond the language: timers, console, process, performance.
 */
final class HostGlobals {
  private HostGlobals() {}

  static void install(Realm realm, VmContext context, CommonJsLoader loader) {
    HostHooks hooks = context.settings().hooks();
    realm.setHostDefined(context);
    realm.hostSlot(CommonJsLoader.class, owner -> loader);
    realm.hostSlot(Background.class, owner -> context.operations());
    realm.hostSlot(
        Warnings.class,
        owner -> (agent, text) -> ProcessEvents.warn(agent, owner, text, "Warning"));
    TimerFunctions.install(realm);
    ConsoleObject.install(realm, hooks);
    IntrinsicBuilder.on(realm, realm.global())
        .put("global", realm.global(), Attributes.HIDDEN)
        .put(
            "process",
            new LazyValue() {
              @Override
              public Object materialize() {
                return ProcessObject.of(realm);
              }
            },
            Attributes.HIDDEN)
        .put("URL", url(realm, "URL"), Attributes.HIDDEN)
        .put("URLSearchParams", url(realm, "URLSearchParams"), Attributes.HIDDEN)
        .put(
            "Buffer",
            new LazyValue() {
              @Override
              public Object materialize() {
                return Buffers.constructor(realm);
              }
            },
            Attributes.HIDDEN)
        .put(
            "performance",
            new LazyValue() {
              @Override
              public Object materialize() {
                return PerformanceObject.create(realm, hooks);
              }
            },
            Attributes.HIDDEN);
  }

  /** What the realm of a ShadowRealm has beyond the language: a console of its own. */
  static void installShadow(Realm realm, VmContext context) {
    realm.hostSlot(Background.class, owner -> context.operations());
    ConsoleObject.install(realm, context.settings().hooks());
  }

  private static LazyValue url(Realm realm, String name) {
    return new LazyValue() {
      @Override
      public Object materialize() {
        return CommonJsLoader.of(realm)
            .library()
            .loadObject("url")
            .get(realm.agent(), realm.agent().group().keys().internKey(name));
      }
    };
  }
}
