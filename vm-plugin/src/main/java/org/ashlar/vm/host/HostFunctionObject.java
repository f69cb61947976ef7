package org.ashlar.vm.host;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.spi.vm.GuestFunction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;

/** Functions of a program that run Java code of the host. */
final class HostFunctionObject {
  private record Captured(VmAccess access, GuestFunction body) {}

  private HostFunctionObject() {}

  static JsFunction create(VmAccess access, String name, int length, GuestFunction body) {
    HostFunctionObjectTable table = HostFunctionObjectTable.TABLE;
    BuiltinFunction made =
        BuiltinFunction.of(
            access.realm(),
            table,
            table.require("host", BuiltinKind.DETACHED),
            name,
            new Captured(access, body));
    made.rawPut(access.realm().agent(), Keys.LENGTH, length, Attributes.CONFIGURABLE);
    return made;
  }

  @Builtin(name = "host", length = 0, kind = BuiltinKind.DETACHED)
  static Object call(Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    Captured captured = (Captured) callee.captured();
    VmAccess access = captured.access();
    return access.inHost(() -> captured.body().call(access, thisValue, arguments));
  }
}
