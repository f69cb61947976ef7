package org.ashlar.vm.tier;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ashlar.spi.jit.CallTarget;
import org.ashlar.spi.jit.FunctionView;
import org.ashlar.spi.jit.SiteFeedback;
import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.code.Operand;
import org.ashlar.vm.execution.AllocationSite;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.feedback.OperandKinds;
import org.ashlar.vm.feedback.PropertyCache;
import org.ashlar.vm.instruction.Calls;
import org.ashlar.vm.interpreter.TailCalls;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.SlotKind;
import org.jspecify.annotations.Nullable;

/**
 * What a compiler is told about a function at one moment, and the objects behind the constant ids
 * it was given.
 *
 * <p>The pool begins with the constants of the bytecode and the nested functions, so that operands
 * index it; then come the feedback arrays and what the feedback refers to.
 */
final class FunctionSnapshot {
  /**
   * The names in the specification of the built-ins in whose place compilers may emit code, by
   * table and name.
   */
  private static final Map<String, String> KNOWN_BUILTINS =
      Map.of(
          "MathObjectTable.sqrt", "Math.sqrt",
          "MathObjectTable.floor", "Math.floor",
          "MathObjectTable.ceil", "Math.ceil",
          "MathObjectTable.abs", "Math.abs",
          "ArrayMutatorsTable.push", "Array.prototype.push",
          "StringPrototypeTable.charCodeAt", "String.prototype.charCodeAt");

  private final List<Object> pool = new ArrayList<>();
  private final Map<Object, Integer> ids = new IdentityHashMap<>();
  private final FunctionView view;

  FunctionSnapshot(CodeBlock code) {
    Bytecode body = code.body();
    FeedbackVector feedback = FeedbackVector.of(code);
    pool.addAll(List.of(body.constants()));
    int functions = pool.size();
    pool.addAll(List.of(body.functions()));
    int types = pool.size();
    pool.add(feedback.kinds);
    pool.add(feedback.caches);
    List<SiteFeedback> sites = sites(feedback, body);
    List<FunctionView.Constant> constants = new ArrayList<>();
    for (int i = 0; i < pool.size(); i++) {
      constants.add(constant(pool.get(i), i < functions));
    }
    view =
        new FunctionView(
            code.name(),
            kind(code.kind()),
            traits(code),
            body.instructions(),
            body.registerCount(),
            code.parameterCount(),
            new FunctionView.ConstantPool(constants, functions, types, types + 1),
            handlers(body),
            loopHeaders(body),
            sites);
  }

  FunctionView view() {
    return view;
  }

  /** The object behind a constant id. */
  Object constant(int id) {
    return pool.get(id);
  }

  int constantCount() {
    return pool.size();
  }

  private static FunctionView.Kind kind(FunctionKind kind) {
    return switch (kind) {
      case SCRIPT, MODULE, EVAL -> FunctionView.Kind.PROGRAM;
      case NORMAL -> FunctionView.Kind.ORDINARY;
      case ARROW, METHOD, GETTER, SETTER, CLASS_INITIALIZER -> FunctionView.Kind.METHOD;
      case CLASS_CONSTRUCTOR -> FunctionView.Kind.BASE_CONSTRUCTOR;
      case DERIVED_CONSTRUCTOR -> FunctionView.Kind.DERIVED_CONSTRUCTOR;
      case ASYNC_ARROW,
          GENERATOR,
          GENERATOR_METHOD,
          ASYNC,
          ASYNC_METHOD,
          ASYNC_GENERATOR,
          ASYNC_GENERATOR_METHOD ->
          FunctionView.Kind.RESUMABLE;
    };
  }

  private static Set<FunctionView.Trait> traits(CodeBlock code) {
    Set<FunctionView.Trait> traits = EnumSet.noneOf(FunctionView.Trait.class);
    if (code.isStrict()) {
      traits.add(FunctionView.Trait.STRICT);
    } else if (code.has(CodeBlock.USES_THIS)) {
      traits.add(FunctionView.Trait.COERCES_THIS);
    }
    if (TailCalls.isIn(code)) {
      traits.add(FunctionView.Trait.HAS_TAIL_CALLS);
    }
    if (code.has(CodeBlock.USES_ARGUMENTS)) {
      traits.add(FunctionView.Trait.KEEPS_ARGUMENTS);
    }
    return traits;
  }

  private static FunctionView.Constant constant(Object value, boolean literal) {
    return switch (value) {
      case Integer i when literal -> new FunctionView.Constant(FunctionView.Constant.Kind.INT, i);
      case Double d when literal -> new FunctionView.Constant(FunctionView.Constant.Kind.DOUBLE, d);
      case Boolean b when literal ->
          new FunctionView.Constant(FunctionView.Constant.Kind.BOOLEAN, b);
      case String s when literal -> new FunctionView.Constant(FunctionView.Constant.Kind.STRING, s);
      default -> new FunctionView.Constant(FunctionView.Constant.Kind.OPAQUE, null);
    };
  }

  private int idOf(Object object) {
    return ids.computeIfAbsent(
        object,
        key -> {
          pool.add(key);
          return pool.size() - 1;
        });
  }

  private List<SiteFeedback> sites(FeedbackVector feedback, Bytecode body) {
    Map<Integer, Set<SiteFeedback.ValueType>> types = new HashMap<>();
    BitSet counters = counters(body);
    List<SiteFeedback> sites = new ArrayList<>();
    for (int site = 0; site < feedback.kinds.length; site++) {
      int bits = counters.get(site) ? 0 : feedback.kinds[site];
      Object cache = feedback.caches[site];
      sites.add(
          new SiteFeedback(
              types.computeIfAbsent(bits, FunctionSnapshot::types),
              cache instanceof PropertyCache entry ? properties(entry) : List.of(),
              targets(cache),
              cache instanceof Shape root ? layout(root) : null));
    }
    return sites;
  }

  private static Set<SiteFeedback.ValueType> types(int bits) {
    Set<SiteFeedback.ValueType> types = EnumSet.noneOf(SiteFeedback.ValueType.class);
    for (SiteFeedback.ValueType type : SiteFeedback.ValueType.values()) {
      if ((bits & bit(type)) != 0) {
        types.add(type);
      }
    }
    return Set.copyOf(types);
  }

  private static int bit(SiteFeedback.ValueType type) {
    return switch (type) {
      case INT -> OperandKinds.INT;
      case DOUBLE -> OperandKinds.DOUBLE;
      case STRING -> OperandKinds.STRING;
      case BIGINT -> OperandKinds.BIGINT;
      case BOOLEAN -> OperandKinds.BOOLEAN;
      case NULLISH -> OperandKinds.NULLISH;
      case OBJECT -> OperandKinds.OBJECT;
      case OTHER -> OperandKinds.OTHER;
      case INT_OVERFLOW -> OperandKinds.INT_OVERFLOW;
      case TYPED_INT -> OperandKinds.TYPED_INT;
      case TYPED_DOUBLE -> OperandKinds.TYPED_DOUBLE;
    };
  }

  private SiteFeedback.ObjectLayout layout(Shape root) {
    return new SiteFeedback.ObjectLayout(idOf(root), CompiledSupport.fields(root));
  }

  private List<CallTarget> targets(@Nullable Object cache) {
    return switch (cache) {
      case Calls.Targets several -> several.all().stream().map(this::target).toList();
      case CodeBlock code -> List.of(target(code));
      case Calls.BuiltinTarget builtin -> List.of(target(builtin));
      case null, default -> List.of();
    };
  }

  private CallTarget target(Object target) {
    int id = idOf(target);
    return switch (target) {
      case Calls.BuiltinTarget builtin -> new CallTarget.Builtin(id, name(builtin));
      case CodeBlock code -> new CallTarget.Script(id, construction(code));
      default -> throw new AssertionError(target);
    };
  }

  private static @Nullable String name(Calls.BuiltinTarget target) {
    return KNOWN_BUILTINS.get(
        target.table().getClass().getSimpleName() + "." + target.table().name(target.id()));
  }

  /** Of a constructor whose objects' storage class is settled: the shape they begin in. */
  private CallTarget.@Nullable Construction construction(CodeBlock code) {
    boolean makesObjects =
        code.kind() == FunctionKind.NORMAL || code.kind() == FunctionKind.CLASS_CONSTRUCTOR;
    return makesObjects
            && FeedbackVector.of(code).allocation instanceof AllocationSite site
            && site.root() instanceof Shape root
        ? new CallTarget.Construction(idOf(site), layout(root))
        : null;
  }

  private List<SiteFeedback.PropertyCase> properties(PropertyCache first) {
    List<SiteFeedback.PropertyCase> cases = new ArrayList<>();
    for (PropertyCache at = first; at != null; at = at.next) {
      SiteFeedback.PropertyCase known = property(at);
      if (known != null) {
        cases.add(known);
      }
    }
    return cases;
  }

  private SiteFeedback.@Nullable PropertyCase property(PropertyCache entry) {
    Shape shape = entry.shape;
    boolean data = entry.form == PropertyCache.Form.DATA || entry.form == PropertyCache.Form.ADD;
    if (shape == null
        || shape.isDeprecated()
        || !data
        || (entry.target != null && entry.target.isDeprecated())) {
      return null;
    }
    Shape holder =
        entry.target != null
            ? entry.target
            : entry.chain.length == 0 ? shape : entry.chain[entry.chain.length - 1];
    List<Integer> chain = new ArrayList<>();
    for (Shape step : entry.chain) {
      chain.add(idOf(step));
    }
    int fields = CompiledSupport.fields(holder);
    boolean overflow = entry.slot >= fields;
    return new SiteFeedback.PropertyCase(
        idOf(shape),
        shape.mayBeLazy(),
        chain,
        new SiteFeedback.Slot(
            kind(entry.kind),
            overflow ? entry.slot - fields : entry.slot,
            overflow,
            holder.mayBeLazy() && entry.kind == SlotKind.REFERENCE),
        entry.target == null ? SiteFeedback.PropertyCase.NOT_ADDED : idOf(entry.target));
  }

  private static SiteFeedback.Slot.Kind kind(int kind) {
    return switch (kind) {
      case SlotKind.INT -> SiteFeedback.Slot.Kind.INT;
      case SlotKind.DOUBLE -> SiteFeedback.Slot.Kind.DOUBLE;
      default -> SiteFeedback.Slot.Kind.REFERENCE;
    };
  }

  private static int[] handlers(Bytecode body) {
    int[] rows = new int[body.handlers().size() * 4];
    for (int i = 0; i < body.handlers().size(); i++) {
      rows[i * 4] = body.handlers().start(i);
      rows[i * 4 + 1] = body.handlers().end(i);
      rows[i * 4 + 2] = body.handlers().handler(i);
      rows[i * 4 + 3] = body.handlers().register(i);
    }
    return rows;
  }

  private static int[] loopHeaders(Bytecode body) {
    List<Integer> headers = new ArrayList<>();
    int[] words = body.instructions();
    for (int pc = 0; pc < words.length; pc += Opcode.of(words[pc]).length()) {
      if (words[pc] == Op.LOOP_HEADER) {
        headers.add(pc);
      }
    }
    return headers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The sites of loop headers, where rounds are counted instead of types noted. */
  private static BitSet counters(Bytecode body) {
    BitSet counters = new BitSet();
    int[] words = body.instructions();
    int site = Opcode.of(Op.LOOP_HEADER).operands().indexOf(Operand.FEEDBACK) + 1;
    for (int header : loopHeaders(body)) {
      counters.set(words[header + site]);
    }
    return counters;
  }
}
