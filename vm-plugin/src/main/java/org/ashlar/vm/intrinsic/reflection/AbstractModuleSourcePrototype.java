package org.ashlar.vm.intrinsic.reflection;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.value.Undefined;

/** The properties of %AbstractModuleSource.prototype%. */
final class AbstractModuleSourcePrototype {
  private AbstractModuleSourcePrototype() {}

  @EcmaSpec("sec-get-%abstractmodulesource%.prototype.@@tostringtag")
  @Builtin(name = "@@toStringTag", kind = BuiltinKind.GETTER)
  static Object tag(Object thisValue) {
    return thisValue instanceof ModuleSourceObject source
        ? source.className()
        : Undefined.UNDEFINED;
  }
}
