package org.ashlar.jit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompileResult;
import org.ashlar.spi.jit.FunctionView;
import org.ashlar.spi.jit.JitCompiler;
import org.ashlar.spi.jit.JitContract;
import org.ashlar.spi.jit.JitProvider;
import org.ashlar.spi.jit.SiteFeedback;
import org.junit.jupiter.api.Test;

/** The contract, on a bytecode of five instructions and a machine that exists only by name. */
class JitPluginTest extends JitContract {
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String AGENT = "Lorg/ashlar/vm/object/Agent;";
  private static final String FUNCTION = "Lorg/ashlar/vm/execution/ScriptFunction;";
  private static final String SUPPORT = "org/ashlar/vm/tier/CompiledSupport";
  private static final String LEADING = "(" + AGENT + "I" + FUNCTION + OBJECT;
  private static final int LOAD_INT = 0;
  private static final int ADD = 1;
  private static final int RETURN = 2;
  private static final int LOOP_HEADER = 3;
  private static final int JUMP = 4;
  private static final int UNKNOWN = 5;

  @Override
  protected PluginProvider provider() {
    return new JitPlugin();
  }

  private static AbiDescription.Instruction row(
      int opcode, String name, String flow, String... operands) {
    return new AbiDescription.Instruction(opcode, name, List.of(operands), flow, Set.of());
  }

  private static AbiDescription.Operation support(String name, String descriptor) {
    return new AbiDescription.Operation(SUPPORT, name, descriptor, AbiDescription.Call.STATIC);
  }

  @Override
  protected AbiDescription abi() {
    Map<String, String> entries = new HashMap<>();
    for (int arity = 0; arity < 4; arity++) {
      entries.put("call" + arity, LEADING + OBJECT.repeat(arity) + ")" + OBJECT);
      entries.put("construct" + arity, LEADING + OBJECT.repeat(2 + arity) + ")" + OBJECT);
    }
    entries.put("call", LEADING + "[" + OBJECT + ")" + OBJECT);
    entries.put("construct", LEADING + "[" + OBJECT + OBJECT + ")" + OBJECT);
    entries.put("enter", "(" + AGENT + "ILorg/ashlar/vm/execution/Frame;)" + OBJECT);
    String inRealm = LEADING + "[" + OBJECT;
    return new AbiDescription(
        new SpiVersion(0, 1, 0),
        "org/ashlar/vm/tier/CompiledEntry",
        entries,
        List.of(
            row(LOAD_INT, "LOAD_INT", "NEXT", "DEST", "IMMEDIATE"),
            row(ADD, "ADD", "NEXT", "DEST", "SOURCE", "SOURCE", "FEEDBACK"),
            row(RETURN, "RETURN", "RETURN", "SOURCE"),
            row(LOOP_HEADER, "LOOP_HEADER", "NEXT", "FEEDBACK"),
            row(JUMP, "JUMP", "JUMP", "TARGET"),
            row(UNKNOWN, "NEVER_HEARD_OF", "NEXT")),
        Map.of(
            "entry.begin", support("begin", "(" + AGENT + "I)I"),
            "box.int", support("box", "(I)" + OBJECT),
            "poll", support("poll", "(" + AGENT + ")V"),
            "isNumber", support("isNumber", "(" + OBJECT + ")Z"),
            "doubleOf", support("doubleOf", "(" + OBJECT + ")D"),
            "newRegisters", support("newRegisters", "(I)[" + OBJECT),
            "exit", support("exit", LEADING + OBJECT + "[" + OBJECT + "I)" + OBJECT),
            "entry.callInRealm",
                new AbiDescription.Operation(
                    "org/ashlar/vm/tier/CompiledEntry",
                    "callInRealm",
                    inRealm + ")" + OBJECT,
                    AbiDescription.Call.VIRTUAL),
            "entry.constructInRealm",
                new AbiDescription.Operation(
                    "org/ashlar/vm/tier/CompiledEntry",
                    "constructInRealm",
                    inRealm + OBJECT + ")" + OBJECT,
                    AbiDescription.Call.VIRTUAL)),
        Map.of(
            "value.undefined",
                new AbiDescription.Field(
                    "org/ashlar/vm/value/Undefined", "UNDEFINED", OBJECT, true, false),
            "agent.realm",
                new AbiDescription.Field(
                    "org/ashlar/vm/object/Agent", "realm", OBJECT, false, false),
            "function.realm",
                new AbiDescription.Field(
                    "org/ashlar/vm/object/JsFunction", "realm", OBJECT, false, false)),
        Set.of(),
        Map.of("int", 1, "double", 2, "object", 4, "overflow", 8),
        Set.of());
  }

  private static FunctionView function(
      long id, String kind, int parameters, int[] loops, int types, int... code) {
    return new FunctionView(
        id,
        "function" + id,
        code,
        3,
        parameters,
        List.of(),
        new int[0],
        loops,
        List.of(
            new SiteFeedback(0, SiteFeedback.State.UNINITIALIZED, types, 1, List.of()),
            new SiteFeedback(1, SiteFeedback.State.UNINITIALIZED, 0, 1, List.of())),
        Set.of("kind=" + kind));
  }

  @Override
  protected List<FunctionView> functions() {
    int[] sum = {ADD, 2, 0, 1, 0, RETURN, 2};
    return List.of(
        function(1, "NORMAL", 2, new int[0], 1, sum),
        function(2, "ARROW", 2, new int[0], 2, sum),
        function(3, "NORMAL", 2, new int[0], 0, sum),
        function(4, "GENERATOR", 2, new int[0], 1, sum),
        function(
            5,
            "NORMAL",
            0,
            new int[] {3},
            1,
            LOAD_INT,
            0,
            7,
            LOOP_HEADER,
            1,
            ADD,
            0,
            0,
            0,
            0,
            JUMP,
            3),
        function(6, "NORMAL", 0, new int[0], 1, UNKNOWN, LOAD_INT, 0, 7, RETURN, 0));
  }

  @Test
  void plainFunctionsAreCompiledAndOthersDeclined() {
    try (JitCompiler compiler = service(JitProvider.class).newCompiler(abi(), Map.of())) {
      for (FunctionView function : functions()) {
        CompileRequest request =
            new CompileRequest(
                function, CompileRequest.WHOLE_FUNCTION, List.of(), Set.of(), Set.of());
        boolean plain = function.id() != 4 && function.id() != 6;
        assertThat(compiler.compile(request).toCompletableFuture().join())
            .as(function.name())
            .isInstanceOf(plain ? CompileResult.Compiled.class : CompileResult.Declined.class);
      }
    }
  }
}
