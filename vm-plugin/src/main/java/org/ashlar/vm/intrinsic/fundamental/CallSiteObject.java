package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.BuiltinTable;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;

/** A {@link CallSite} as programs see it. */
final class CallSiteObject extends JsObject {
  private final CallSite site;

  private CallSiteObject(Shape shape, JsObject prototype, CallSite site) {
    super(shape, prototype);
    this.site = site;
  }

  /** The prototype of a realm's call sites. */
  private record Prototype(JsObject object) {}

  static CallSiteObject create(Realm realm, CallSite site) {
    Prototype prototype = realm.hostSlot(Prototype.class, CallSiteObject::makePrototype);
    return new CallSiteObject(realm.agent().group().roots().exotic, prototype.object(), site);
  }

  private static Prototype makePrototype(Realm realm) {
    BuiltinTable table = CallSitePrototypeTable.TABLE;
    int constructor = table.require("CallSite", BuiltinKind.DETACHED);
    return new Prototype(
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(table)
            .put(
                "constructor",
                BuiltinFunction.of(realm, table, constructor, "CallSite", null),
                Attributes.HIDDEN)
            .build());
  }

  CallSite site() {
    return site;
  }
}
