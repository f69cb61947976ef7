package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.EvalRunner;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.GlobalLinks;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.jspecify.annotations.Nullable;

/** The Function constructor (clause 20.2.1) and what it shares with the other three of its kind. */
public final class FunctionConstructor {
  private FunctionConstructor() {}

  @EcmaSpec("sec-function-p1-p2-pn-body")
  @Builtin(name = "Function", length = 1, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(
      Agent agent, BuiltinFunction callee, @Nullable JsObject newTarget, Object[] arguments) {
    return createDynamicFunction(agent, callee, newTarget, FunctionKind.NORMAL, arguments);
  }

  @EcmaSpec("sec-createdynamicfunction")
  public static Object createDynamicFunction(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      FunctionKind kind,
      Object[] arguments) {
    StringBuilder parameters = new StringBuilder();
    for (int i = 0; i < arguments.length - 1; i++) {
      parameters.append(i == 0 ? "" : ",").append(TypeConversion.toString(agent, arguments[i]));
    }
    String body =
        arguments.length == 0
            ? ""
            : TypeConversion.toFlatString(agent, arguments[arguments.length - 1]);
    Realm realm = agent.realm;
    agent.host().checkCompileStrings(agent, realm);
    agent.charge(parameters.length() + (long) body.length());
    CodeBlock code = compile(agent, kind, parameters.toString(), body);
    JsObject prototype =
        ObjectOperations.prototypeFromConstructor(
            agent, newTarget == null ? callee : newTarget, ScriptFunction.prototypeOf(kind));
    GlobalLinks links = new GlobalLinks(realm, code.unit());
    links.scriptOrModule = EvalRunner.activeScriptOrModule(agent);
    return ScriptFunction.create(code, null, links, prototype);
  }

  private static CodeBlock compile(Agent agent, FunctionKind kind, String parameters, String body) {
    try {
      return agent.host().compiler().compileFunction(kind, "<anonymous>", parameters, body);
    } catch (CompileException early) {
      throw Errors.syntaxError(agent, Message.TEXT, String.valueOf(early.getMessage()));
    }
  }
}
