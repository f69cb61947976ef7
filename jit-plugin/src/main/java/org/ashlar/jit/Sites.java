package org.ashlar.jit;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.FunctionView;
import org.ashlar.spi.jit.SiteFeedback;
import org.jspecify.annotations.Nullable;

/** What the feedback of a function says about its instructions. */
final class Sites {
  private final FunctionView view;
  private final Set<Integer> rejoin;
  private final Effort effort;
  private final long intBit;
  private final long doubleBit;
  private final long objectBit;
  private final long overflowBit;
  private final long typedIntBit;
  private final long typedDoubleBit;

  Sites(CompileRequest request, AbiDescription abi, Effort effort) {
    this.effort = effort;
    this.view = request.function();
    this.rejoin = request.rejoinSites();
    this.intBit = bit(abi, "int");
    this.doubleBit = bit(abi, "double");
    this.objectBit = bit(abi, "object");
    this.overflowBit = bit(abi, "overflow");
    this.typedIntBit = bit(abi, "typedInt");
    this.typedDoubleBit = bit(abi, "typedDouble");
  }

  private static int bit(AbiDescription abi, String type) {
    return Objects.requireNonNull(abi.typeBits().get(type), type);
  }

  SiteFeedback of(Instruction instruction) {
    return view.feedback().get(instruction.site());
  }

  /** The cases of a property site that are tested in place. */
  List<SiteFeedback.Case> propertyCases(Instruction instruction) {
    List<SiteFeedback.Case> all = of(instruction).cases();
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
    return of(instruction).types() == 0;
  }

  boolean isInt(Instruction instruction) {
    return of(instruction).types() == intBit;
  }

  /** Numbers alone, not all of them int32. */
  boolean isNumeric(Instruction instruction) {
    long types = of(instruction).types();
    return types != 0 && (types & ~(intBit | doubleBit | overflowBit)) == 0;
  }

  boolean isDoubleOnly(Instruction instruction) {
    return of(instruction).types() == doubleBit;
  }

  boolean isObjectOnly(Instruction instruction) {
    return of(instruction).types() == objectBit;
  }

  /** Whether an element site has seen int32 elements of typed arrays alone. */
  boolean isTypedInt(Instruction instruction) {
    return of(instruction).types() == typedIntBit;
  }

  /** Whether an element site has seen elements of typed arrays alone, all of them numbers. */
  boolean isTyped(Instruction instruction) {
    long types = of(instruction).types();
    return types != 0 && (types & ~(typedIntBit | typedDoubleBit)) == 0;
  }

  /** Whether a property site has seen no other shapes than those tested in place. */
  boolean knowsAllCases(Instruction instruction) {
    return of(instruction).cases().size() <= effort.cases();
  }

  /** The slot kind that all cases tested at a property site share, or NONE. */
  SiteFeedback.SlotKind slotKind(Instruction instruction) {
    SiteFeedback.SlotKind kind = SiteFeedback.SlotKind.NONE;
    for (SiteFeedback.Case seen : propertyCases(instruction)) {
      if (kind != SiteFeedback.SlotKind.NONE && kind != seen.slotKind()) {
        return SiteFeedback.SlotKind.NONE;
      }
      kind = seen.slotKind();
    }
    return kind;
  }

  /** The built-in that a call site has always called, as {@code Table.name}, or null. */
  @Nullable String builtin(Instruction instruction) {
    SiteFeedback feedback = of(instruction);
    if (feedback.state() != SiteFeedback.State.MONOMORPHIC || feedback.cases().isEmpty()) {
      return null;
    }
    return attribute("builtin." + feedback.cases().getFirst().shape());
  }

  /** Constant ids of the codes that a call site has called, if they are entered there. */
  List<Integer> scriptTargets(Instruction instruction) {
    if (!effort.entersCalls()) {
      return List.of();
    }
    return of(instruction).cases().stream()
        .map(SiteFeedback.Case::shape)
        .filter(target -> attribute("builtin." + target) == null)
        .toList();
  }

  /** The base constructors that a site has called, each with the shape its objects begin in. */
  List<SiteFeedback.Case> constructors(Instruction instruction) {
    if (!effort.entersCalls()) {
      return List.of();
    }
    return of(instruction).cases().stream().filter(target -> target.newShape() >= 0).toList();
  }

  /** The constant id of what a constructor has learnt about its objects. */
  int allocation(SiteFeedback.Case constructor) {
    return constantId("allocation." + constructor.shape());
  }

  /** A constant of the function. */
  FunctionView.Constant constant(int index) {
    return view.constants().get(index);
  }

  boolean has(String attribute) {
    return view.attributes().contains(attribute);
  }

  /** The value of an attribute, or null. */
  @Nullable String attribute(String name) {
    for (String attribute : view.attributes()) {
      if (attribute.startsWith(name + "=")) {
        return attribute.substring(name.length() + 1);
      }
    }
    return null;
  }

  /** The constant id behind an attribute. */
  int constantId(String name) {
    String value = attribute(name);
    if (value == null) {
      throw new Decline("the view has no " + name, true);
    }
    return Integer.parseInt(value);
  }
}
