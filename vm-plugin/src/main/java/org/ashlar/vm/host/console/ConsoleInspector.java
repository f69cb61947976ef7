package org.ashlar.vm.host.console;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;

/** What a console tells an inspector alone; without one nothing happens. */
final class ConsoleInspector {
  private ConsoleInspector() {}

  @Builtin(name = "profile", attributes = Attributes.DEFAULT)
  static Object profile(Object thisValue) {
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "profileEnd", attributes = Attributes.DEFAULT)
  static Object profileEnd(Object thisValue) {
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "timeStamp", attributes = Attributes.DEFAULT)
  static Object timeStamp(Object thisValue) {
    return Undefined.UNDEFINED;
  }
}
