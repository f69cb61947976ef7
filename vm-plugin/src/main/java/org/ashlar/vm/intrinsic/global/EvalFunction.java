package org.ashlar.vm.intrinsic.global;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.execution.EvalRunner;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.Realm;

/** %eval% called as a function; the direct form is an instruction (clause 19.2.1). */
final class EvalFunction {
  private EvalFunction() {}

  static JsFunction create(Realm realm) {
    EvalFunctionTable table = EvalFunctionTable.TABLE;
    return BuiltinFunction.of(
        realm, table, table.require("eval", BuiltinKind.DETACHED), "eval", null);
  }

  @EcmaSpec("sec-eval-x")
  @Builtin(name = "eval", kind = BuiltinKind.DETACHED)
  static Object eval(Agent agent, Object thisValue, Object source) {
    return EvalRunner.indirect(agent, source);
  }
}
