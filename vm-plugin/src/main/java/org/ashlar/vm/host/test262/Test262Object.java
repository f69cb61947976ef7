package org.ashlar.vm.host.test262;

import java.util.List;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.execution.GlobalDeclarations;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.host.TimerFunctions;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.BuiltinTable;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Undefined;

/** The {@code $262} object and {@code print} of a test realm. */
final class Test262Object {
  private Test262Object() {}

  /** Puts the host-defined globals on a new realm of the main agent. */
  static JsObject install(Realm realm) {
    JsObject agent =
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(Test262MainAgentTable.TABLE)
            .functions(Test262TimeTable.TABLE)
            .build();
    return install(realm, agent);
  }

  /** Puts them on the realm of an agent that a test started. */
  static void installStarted(Realm realm, Test262Member member) {
    BuiltinTable table = Test262StartedAgentTable.TABLE;
    IntrinsicBuilder agent =
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(Test262TimeTable.TABLE);
    for (String name : List.of("receiveBroadcast", "report", "leaving")) {
      int id = table.require(name, BuiltinKind.DETACHED);
      agent.put(name, BuiltinFunction.of(realm, table, id, name, member), Attributes.HIDDEN);
    }
    install(realm, agent.build());
  }

  private static JsObject install(Realm realm, JsObject agent) {
    realm.setHostDefined(new ModuleGraph(realm, new Test262Modules()));
    JsObject object =
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(Test262ObjectTable.TABLE)
            .put("global", realm.global(), Attributes.HIDDEN)
            .put(
                "AbstractModuleSource",
                realm.intrinsic(Intrinsic.ABSTRACT_MODULE_SOURCE),
                Attributes.HIDDEN)
            .put("agent", agent, Attributes.HIDDEN)
            .put("IsHTMLDDA", new HtmlDda(realm), Attributes.HIDDEN)
            .build();
    IntrinsicBuilder.on(realm, realm.global())
        .functions(Test262PrintTable.TABLE)
        .put("$262", object, Attributes.HIDDEN);
    TimerFunctions.install(realm);
    return object;
  }

  @Builtin(name = "createRealm")
  static Object createRealm(Agent agent, Object thisValue) {
    return install(new Realm(agent, agent.realm.factory()));
  }

  @Builtin(name = "evalScript")
  static Object evalScript(Agent agent, BuiltinFunction callee, Object thisValue, Object text) {
    String source = TypeConversion.toFlatString(agent, text);
    Realm realm = callee.realm;
    try {
      var script = agent.host().compiler().compileScript(SourceText.of("evalScript", source));
      return GlobalDeclarations.runScript(agent, realm, script, Test262Modules.referrer(realm));
    } catch (CompileException early) {
      throw Errors.earlyError(agent, early);
    }
  }

  @Builtin(name = "detachArrayBuffer")
  static Object detachArrayBuffer(Agent agent, Object thisValue, Object buffer) {
    if (buffer instanceof ArrayBufferObject bytes && !bytes.isShared()) {
      ArrayBufferOperations.detach(agent, bytes);
      return JsNull.NULL;
    }
    throw Errors.of(agent, ErrorKind.TYPE_ERROR, "not an ArrayBuffer");
  }

  @Builtin(name = "gc")
  static Object collect(Agent agent, Object thisValue) {
    System.gc();
    return Undefined.UNDEFINED;
  }
}
