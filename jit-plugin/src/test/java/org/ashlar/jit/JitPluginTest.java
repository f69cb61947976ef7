package org.ashlar.jit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.AbiDescription.Flow;
import org.ashlar.spi.jit.AbiDescription.Operand;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompileResult;
import org.ashlar.spi.jit.FunctionView;
import org.ashlar.spi.jit.FunctionView.Kind;
import org.ashlar.spi.jit.JitCompiler;
import org.ashlar.spi.jit.JitContract;
import org.ashlar.spi.jit.JitProvider;
import org.ashlar.spi.jit.SiteFeedback;
import org.ashlar.spi.jit.SiteFeedback.ValueType;
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

  private static AbiDescription.Instruction row(String name, Flow flow, Operand... operands) {
    return new AbiDescription.Instruction(name, List.of(operands), flow, true);
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
            row("LOAD_INT", Flow.NEXT, Operand.DEST, Operand.IMMEDIATE),
            row("ADD", Flow.NEXT, Operand.DEST, Operand.SOURCE, Operand.SOURCE, Operand.FEEDBACK),
            row("RETURN", Flow.RETURN, Operand.SOURCE),
            row("LOOP_HEADER", Flow.NEXT, Operand.FEEDBACK),
            row("JUMP", Flow.JUMP, Operand.TARGET),
            row("NEVER_HEARD_OF", Flow.NEXT)),
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
        Set.of());
  }

  private static FunctionView function(
      String name, Kind kind, int parameters, int[] loops, Set<ValueType> types, int... code) {
    return new FunctionView(
        name,
        kind,
        Set.of(),
        code,
        3,
        parameters,
        new FunctionView.ConstantPool(
            List.of(
                new FunctionView.Constant(FunctionView.Constant.Kind.OPAQUE, null),
                new FunctionView.Constant(FunctionView.Constant.Kind.OPAQUE, null)),
            0,
            0,
            1),
        new int[0],
        loops,
        List.of(
            new SiteFeedback(types, List.of(), List.of(), null),
            new SiteFeedback(Set.of(), List.of(), List.of(), null)));
  }

  @Override
  protected List<FunctionView> functions() {
    int[] none = {};
    int[] sum = {ADD, 2, 0, 1, 0, RETURN, 2};
    int[] endless = {LOAD_INT, 0, 7, LOOP_HEADER, 1, ADD, 0, 0, 0, 0, JUMP, 3};
    Set<ValueType> ints = Set.of(ValueType.INT);
    return List.of(
        function("ints", Kind.ORDINARY, 2, none, ints, sum),
        function("doubles", Kind.METHOD, 2, none, Set.of(ValueType.DOUBLE), sum),
        function("cold", Kind.ORDINARY, 2, none, Set.of(), sum),
        function("endless", Kind.ORDINARY, 0, new int[] {3}, ints, endless),
        function("generator", Kind.RESUMABLE, 2, none, ints, sum),
        function("script", Kind.PROGRAM, 2, none, ints, sum),
        function("unheard", Kind.ORDINARY, 0, none, ints, UNKNOWN, LOAD_INT, 0, 7, RETURN, 0));
  }

  @Test
  void plainFunctionsAreCompiledAndOthersDeclined() {
    try (JitCompiler compiler = service(JitProvider.class).newCompiler(abi(), Map.of())) {
      for (FunctionView function : functions()) {
        CompileRequest request =
            new CompileRequest(function, CompileRequest.WHOLE_FUNCTION, Set.of(), false);
        boolean plain = !Set.of("generator", "script", "unheard").contains(function.name());
        assertThat(compiler.compile(request).toCompletableFuture().join())
            .as(function.name())
            .isInstanceOf(plain ? CompileResult.Compiled.class : CompileResult.Declined.class);
      }
    }
  }
}
