package org.ashlar.vm.intrinsic.reflection;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/** The %AbstractModuleSource% constructor, which no global names. */
final class AbstractModuleSourceConstructor {
  private AbstractModuleSourceConstructor() {}

  @EcmaSpec("sec-%abstractmodulesource%-constructor")
  @Builtin(name = "AbstractModuleSource", length = 0, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(Agent agent, @Nullable JsObject newTarget) {
    throw Errors.of(
        agent,
        ErrorKind.TYPE_ERROR,
        "Abstract class AbstractModuleSource not directly constructable");
  }
}
