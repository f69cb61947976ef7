package org.ashlar.vm.object;

/** An intrinsic object that is made when the property that holds it is first read. */
public final class LazyIntrinsic extends LazyValue {
  private final Realm realm;
  private final Intrinsic id;

  public LazyIntrinsic(Realm realm, Intrinsic id) {
    this.realm = realm;
    this.id = id;
  }

  @Override
  public Object materialize() {
    return realm.intrinsic(id);
  }
}
