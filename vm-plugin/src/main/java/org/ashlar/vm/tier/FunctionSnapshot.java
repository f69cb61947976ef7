package org.ashlar.vm.tier;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ashlar.spi.jit.FunctionView;
import org.ashlar.spi.jit.SiteFeedback;
import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.execution.AllocationSite;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.feedback.PropertyCache;
import org.ashlar.vm.instruction.Calls;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.SlotKind;
import org.jspecify.annotations.Nullable;

/**
 * What a compiler is told about a function at one moment, and the objects behind the constant ids
 * it was given.
 *
 * <p>The pool begins with the constants of the bytecode and the nested functions, so that operands
 * index it; then come the feedback arrays and what the feedback refers to. Where each part begins
 * stands in the attributes.
 */
final class FunctionSnapshot {
  /** Bit in the slot of a case that lies in the overflow array, at the index of the other bits. */
  static final int OVERFLOW = 1 << 20;

  /** Bit in the slot of a case whose value may still have to be made. */
  static final int LAZY = 1 << 21;

  /** Bit in the slot of a case whose shape may be that of the prototype of a primitive receiver. */
  static final int PRIMITIVE = 1 << 22;

  private final List<Object> pool = new ArrayList<>();
  private final Map<Object, Integer> ids = new IdentityHashMap<>();
  private final Map<Integer, Integer> allocations = new TreeMap<>();
  private final FunctionView view;

  FunctionSnapshot(CodeBlock code, long id) {
    Bytecode body = code.body();
    FeedbackVector feedback = FeedbackVector.of(code);
    List<FunctionView.Constant> constants = new ArrayList<>();
    for (Object constant : body.constants()) {
      pool.add(constant);
    }
    int functions = pool.size();
    for (CodeBlock nested : body.functions()) {
      pool.add(nested);
    }
    int fixed = pool.size();
    pool.add(feedback.kinds);
    pool.add(feedback.caches);
    pool.add(body);
    List<SiteFeedback> sites = sites(feedback);
    for (int i = 0; i < pool.size(); i++) {
      constants.add(constant(i, pool.get(i), i < body.constants().length));
    }
    Set<String> attributes = new TreeSet<>();
    attributes.add("functions=" + functions);
    attributes.add("kinds=" + fixed);
    attributes.add("caches=" + (fixed + 1));
    attributes.add("body=" + (fixed + 2));
    attributes.add("kind=" + code.kind().name());
    for (int i = 0; i < pool.size(); i++) {
      if (pool.get(i) instanceof Calls.BuiltinTarget target) {
        attributes.add(
            "builtin."
                + i
                + "="
                + target.table().getClass().getSimpleName()
                + "."
                + target.table().name(target.id()));
      }
    }
    allocations.forEach((target, site) -> attributes.add("allocation." + target + "=" + site));
    if (code.isStrict()) {
      attributes.add("strict");
    }
    if (code.has(CodeBlock.USES_THIS) && !code.isStrict()) {
      attributes.add("coerces-this");
    }
    if (code.has(CodeBlock.USES_ARGUMENTS)) {
      attributes.add("uses-arguments");
    }
    view =
        new FunctionView(
            id,
            code.name(),
            body.instructions(),
            body.registerCount(),
            code.parameterCount(),
            constants,
            handlers(body),
            loopHeaders(body),
            sites,
            attributes);
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

  private static FunctionView.Constant constant(int id, Object value, boolean literal) {
    return switch (value) {
      case Integer i when literal ->
          new FunctionView.Constant(id, FunctionView.Constant.Kind.INT, i);
      case Double d when literal ->
          new FunctionView.Constant(id, FunctionView.Constant.Kind.DOUBLE, d);
      case Boolean b when literal ->
          new FunctionView.Constant(id, FunctionView.Constant.Kind.BOOLEAN, b);
      case String s when literal ->
          new FunctionView.Constant(id, FunctionView.Constant.Kind.STRING, s);
      default -> new FunctionView.Constant(id, FunctionView.Constant.Kind.OPAQUE, null);
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

  private List<SiteFeedback> sites(FeedbackVector feedback) {
    List<SiteFeedback> sites = new ArrayList<>();
    for (int site = 0; site < feedback.kinds.length; site++) {
      Object cache = feedback.caches[site];
      List<SiteFeedback.Case> cases = new ArrayList<>();
      SiteFeedback.State state = SiteFeedback.State.UNINITIALIZED;
      if (cache instanceof PropertyCache entry) {
        state =
            entry == PropertyCache.MEGAMORPHIC
                ? SiteFeedback.State.MEGAMORPHIC
                : properties(entry, cases);
      } else if (cache instanceof Shape root) {
        state = SiteFeedback.State.MONOMORPHIC;
        cases.add(
            new SiteFeedback.Case(
                idOf(root),
                List.of(),
                CompiledSupport.fields(root),
                SiteFeedback.SlotKind.NONE,
                -1,
                -1));
      } else if (cache == Calls.MEGAMORPHIC) {
        state = SiteFeedback.State.MEGAMORPHIC;
      } else if (cache instanceof Calls.Targets targets) {
        state = SiteFeedback.State.POLYMORPHIC;
        targets.all().forEach(target -> cases.add(target(target)));
      } else if (cache instanceof CodeBlock || cache instanceof Calls.BuiltinTarget) {
        state = SiteFeedback.State.MONOMORPHIC;
        cases.add(target(cache));
      }
      sites.add(new SiteFeedback(site, state, feedback.kinds[site], feedback.kinds[site], cases));
    }
    return sites;
  }

  /**
   * A target of calls or constructions; for a constructor whose objects' storage class is settled
   * with the shape they begin in.
   */
  private SiteFeedback.Case target(Object target) {
    if (target instanceof CodeBlock code
        && (code.kind() == FunctionKind.NORMAL || code.kind() == FunctionKind.CLASS_CONSTRUCTOR)
        && FeedbackVector.of(code).allocation instanceof AllocationSite site
        && site.root() instanceof Shape root) {
      allocations.put(idOf(code), idOf(site));
      return new SiteFeedback.Case(
          idOf(code),
          List.of(),
          CompiledSupport.fields(root),
          SiteFeedback.SlotKind.NONE,
          idOf(root),
          -1);
    }
    return new SiteFeedback.Case(idOf(target), List.of(), -1, SiteFeedback.SlotKind.NONE, -1, -1);
  }

  private SiteFeedback.State properties(PropertyCache first, List<SiteFeedback.Case> cases) {
    int entries = 0;
    for (PropertyCache at = first; at != null; at = at.next) {
      entries++;
      SiteFeedback.Case known = property(at);
      if (known != null) {
        cases.add(known);
      }
    }
    return entries == 1 ? SiteFeedback.State.MONOMORPHIC : SiteFeedback.State.POLYMORPHIC;
  }

  private SiteFeedback.@Nullable Case property(PropertyCache entry) {
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
    int slot = entry.slot < fields ? entry.slot : (entry.slot - fields) | OVERFLOW;
    if (holder.mayBeLazy() && entry.kind == SlotKind.REFERENCE) {
      slot |= LAZY;
    }
    if (shape.mayBeLazy()) {
      slot |= PRIMITIVE;
    }
    return new SiteFeedback.Case(
        idOf(shape),
        chain,
        slot,
        kind(entry.kind),
        entry.target == null ? -1 : idOf(entry.target),
        -1);
  }

  private static SiteFeedback.SlotKind kind(int kind) {
    return switch (kind) {
      case SlotKind.INT -> SiteFeedback.SlotKind.INT;
      case SlotKind.DOUBLE -> SiteFeedback.SlotKind.DOUBLE;
      default -> SiteFeedback.SlotKind.REFERENCE;
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
}
