package org.ashlar.vm.intrinsic.reflection;

import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;

/** The source of a module that is not made of ECMAScript, as {@code import source} gives it out. */
public final class ModuleSourceObject extends JsObject {
  private final String className;

  /**
   * A module source.
   *
   * @param className [[ModuleSourceClassName]]
   */
  public ModuleSourceObject(Realm realm, String className) {
    super(
        realm.agent().group().roots().exotic,
        realm.intrinsic(Intrinsic.ABSTRACT_MODULE_SOURCE_PROTOTYPE));
    this.className = className;
  }

  @Override
  public String className() {
    return className;
  }
}
