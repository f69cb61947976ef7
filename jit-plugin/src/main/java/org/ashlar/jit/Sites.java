package org.ashlar.jit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ashlar.spi.jit.CallTarget;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.FunctionView;
import org.ashlar.spi.jit.SiteFeedback;
import org.ashlar.spi.jit.SiteFeedback.PropertyCase;
import org.ashlar.spi.jit.SiteFeedback.Slot;
import org.ashlar.spi.jit.SiteFeedback.ValueType;
import org.jspecify.annotations.Nullable;

/** What the feedback of a function says about its instructions. */
final class Sites {
  private static final Set<ValueType> INT = Set.of(ValueType.INT);
  private static final Set<ValueType> DOUBLE = Set.of(ValueType.DOUBLE);
  private static final Set<ValueType> TYPED_INT = Set.of(ValueType.TYPED_INT);
  private static final Set<ValueType> TYPED = Set.of(ValueType.TYPED_INT, ValueType.TYPED_DOUBLE);
  private static final Set<ValueType> OBJECT = Set.of(ValueType.OBJECT);
  private static final Set<ValueType> NUMBERS =
      Set.of(ValueType.INT, ValueType.DOUBLE, ValueType.INT_OVERFLOW);

  private final FunctionView view;
  private final Set<Integer> rejoin;
  private final Effort effort;

  /** A constructor that a site has called: the constant id of its code, and how objects begin. */
  record Constructor(int code, CallTarget.Construction construction) {}

  Sites(CompileRequest request, Effort effort) {
    this.effort = effort;
    this.view = request.function();
    this.rejoin = request.rejoinSites();
  }

  private SiteFeedback of(Instruction instruction) {
    return view.feedback().get(instruction.site());
  }

  /** The cases of a property site that are tested in place. */
  List<PropertyCase> propertyCases(Instruction instruction) {
    List<PropertyCase> all = of(instruction).properties();
    return all.size() <= effort.cases() ? all : all.subList(0, effort.cases());
  }

  Effort effort() {
    return effort;
  }

  /**
   * Whether guards at an instruction failed too often: the generic operation is called and comes
   * back.
   */
  boolean isGeneric(Instruction instruction) {
    return effort == Effort.PLAIN || rejoin.contains(instruction.pc());
  }

  boolean maySpeculateAt(int pc) {
    return !rejoin.contains(pc);
  }

  /** Whether the instruction never ran; code that never ran leaves for the interpreter. */
  boolean isCold(Instruction instruction) {
    return of(instruction).types().isEmpty();
  }

  boolean isInt(Instruction instruction) {
    return of(instruction).types().equals(INT);
  }

  /** Numbers alone, not all of them int32. */
  boolean isNumeric(Instruction instruction) {
    Set<ValueType> types = of(instruction).types();
    return !types.isEmpty() && NUMBERS.containsAll(types);
  }

  boolean isDoubleOnly(Instruction instruction) {
    return of(instruction).types().equals(DOUBLE);
  }

  boolean isObjectOnly(Instruction instruction) {
    return of(instruction).types().equals(OBJECT);
  }

  /** Whether an element site has seen int32 elements of typed arrays alone. */
  boolean isTypedInt(Instruction instruction) {
    return of(instruction).types().equals(TYPED_INT);
  }

  /** Whether an element site has seen elements of typed arrays alone, all of them numbers. */
  boolean isTyped(Instruction instruction) {
    Set<ValueType> types = of(instruction).types();
    return !types.isEmpty() && TYPED.containsAll(types);
  }

  /** Whether a property site has seen no other shapes than those tested in place. */
  boolean knowsAllCases(Instruction instruction) {
    return of(instruction).properties().size() <= effort.cases();
  }

  /** The slot kind that all cases tested at a property site share, or null. */
  Slot.@Nullable Kind slotKind(Instruction instruction) {
    Slot.Kind kind = null;
    for (PropertyCase seen : propertyCases(instruction)) {
      if (kind != null && kind != seen.slot().kind()) {
        return null;
      }
      kind = seen.slot().kind();
    }
    return kind;
  }

  /** The built-in that a call site has always called, if it has a known name, or null. */
  CallTarget.@Nullable Builtin builtin(Instruction instruction) {
    List<CallTarget> targets = of(instruction).targets();
    return targets.size() == 1
            && targets.getFirst() instanceof CallTarget.Builtin builtin
            && builtin.name() != null
        ? builtin
        : null;
  }

  /** Constant ids of the codes that a call site has called, if they are entered there. */
  List<Integer> scriptTargets(Instruction instruction) {
    if (!effort.entersCalls()) {
      return List.of();
    }
    return of(instruction).targets().stream()
        .filter(CallTarget.Script.class::isInstance)
        .map(CallTarget::id)
        .toList();
  }

  /** The base constructors that a site has called, if they are entered there. */
  List<Constructor> constructors(Instruction instruction) {
    List<Constructor> known = new ArrayList<>();
    if (!effort.entersCalls()) {
      return known;
    }
    for (CallTarget target : of(instruction).targets()) {
      if (target instanceof CallTarget.Script(int code, CallTarget.Construction construction)
          && construction != null) {
        known.add(new Constructor(code, construction));
      }
    }
    return known;
  }

  /** What the objects of a literal have settled in, or null. */
  SiteFeedback.@Nullable ObjectLayout literal(Instruction instruction) {
    return of(instruction).literal();
  }

  boolean isStrict() {
    return view.traits().contains(FunctionView.Trait.STRICT);
  }

  /** The constant id of the array in which types are noted. */
  int types() {
    return view.constants().types();
  }

  /** The constant id of the array of caches. */
  int caches() {
    return view.constants().caches();
  }

  /** The constant id of a nested function. */
  int nestedFunction(int number) {
    return view.constants().nestedFunctions() + number;
  }

  /** A constant of the function. */
  FunctionView.Constant constant(int index) {
    return view.constants().entries().get(index);
  }
}
