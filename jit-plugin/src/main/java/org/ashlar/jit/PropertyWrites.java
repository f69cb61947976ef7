package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ashlar.spi.jit.SiteFeedback;
import org.jspecify.annotations.Nullable;

/**
 * Stores to named properties: compare the shapes that were seen, then store into the slot, in the
 * shape that follows if the property is new. As with {@link PropertyReads}, a site that knows all
 * its cases leaves on another one.
 */
final class PropertyWrites {
  private static final String MISS = "a shape stored to before";
  private static final String SHAPE = "Lorg/ashlar/vm/shape/Shape;";
  private static final int MAX_CHAIN = 3;

  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;
  private final ShapeChecks checks;
  private final boolean failing;

  PropertyWrites(Sites sites, Assembler asm, Registers registers, boolean failing) {
    this.sites = sites;
    this.asm = asm;
    this.registers = registers;
    this.checks = new ShapeChecks(asm, registers);
    this.failing = failing;
  }

  /** Emits an instruction of this family; null if it is none. */
  @Nullable Boolean lower(Instruction i) {
    switch (i.name()) {
      case "SET_PROPERTY" -> set(i, "property.set");
      case "DEFINE_FIELD" -> set(i, "property.define");
      default -> {
        return null;
      }
    }
    return true;
  }

  private void set(Instruction i, String operation) {
    int base = i.operand(0);
    int value = i.operand(2);
    List<SiteFeedback.Case> cases = sites.propertyCases(i);
    registers.ensureBox(base);
    if (!sites.isGeneric(i)) {
      prepareValue(i, cases, value);
    }
    if (cases.isEmpty()) {
      generic(i, operation);
    } else if (leaves(i, cases, value)) {
      setOrLeave(cases, base, value);
    } else {
      setOrCall(i, operation, cases, base, value);
    }
  }

  /** Whether another shape is reason to leave. */
  private boolean leaves(Instruction i, List<SiteFeedback.Case> cases, int value) {
    return !sites.isGeneric(i)
        && sites.knowsAllCases(i)
        && cases.stream().allMatch(seen -> canStore(seen, value));
  }

  private void setOrLeave(List<SiteFeedback.Case> cases, int base, int value) {
    boolean covered = checks.covers(cases, base);
    List<SiteFeedback.Case> possible = checks.possible(cases, base);
    boolean certain = covered && possible.stream().allMatch(seen -> seen.newShape() < 0);
    Label exit = certain ? null : registers.exitLabel(MISS);
    if (failing) {
      asm.go(exit);
    }
    int object = checks.receiver(base, exit);
    Label done = asm.newLabel();
    for (int at = 0; at < possible.size(); at++) {
      SiteFeedback.Case seen = possible.get(at);
      boolean last = at == possible.size() - 1;
      Label next = last ? exit : asm.newLabel();
      if (!covered || !last) {
        checks.shape(object, seen.shape(), next);
      }
      store(seen, base, object, value, exit);
      if (!last) {
        asm.go(done);
        asm.bind(next);
      }
    }
    asm.bind(done);
    learn(possible, base);
  }

  private void learn(List<SiteFeedback.Case> stored, int base) {
    KnownShapes known = registers.shapes();
    Set<Integer> after = new HashSet<>();
    stored.forEach(seen -> after.add(seen.newShape() >= 0 ? seen.newShape() : seen.shape()));
    if (stored.stream().noneMatch(seen -> seen.newShape() >= 0)) {
      known.learn(base, after);
      return;
    }
    known.changed(base, after);
    if (stored.size() == 1) {
      known.learnChain(base, stored.getFirst().holders());
    }
  }

  private void setOrCall(
      Instruction i, String operation, List<SiteFeedback.Case> cases, int base, int value) {
    Label miss = asm.newLabel();
    Label done = asm.newLabel();
    List<SiteFeedback.Case> stored =
        failing ? List.of() : cases.stream().filter(seen -> canStore(seen, value)).toList();
    if (!stored.isEmpty()) {
      int object = checks.receiver(base, miss);
      for (SiteFeedback.Case seen : stored) {
        Label next = asm.newLabel();
        checks.shape(object, seen.shape(), next);
        store(seen, base, object, value, miss);
        asm.go(done);
        asm.bind(next);
      }
    }
    asm.bind(miss);
    generic(i, operation);
    asm.bind(done);
  }

  private void generic(Instruction i, String operation) {
    registers.pushAgent();
    registers.pushFresh(i.operand(0));
    asm.constant(i.operand(1), "Lorg/ashlar/vm/value/StringKey;");
    registers.pushFresh(i.operand(2));
    if (operation.equals("property.set")) {
      asm.intConstant(sites.has("strict") ? 1 : 0);
    }
    asm.constant(sites.constantId("caches"), "[Ljava/lang/Object;");
    asm.intConstant(i.site());
    asm.call(operation);
  }

  /** Unboxes a value that all cases store as a number. */
  private void prepareValue(Instruction i, List<SiteFeedback.Case> cases, int value) {
    if (cases.isEmpty() || registers.isNumber(value) || !registers.has(value, Forms.BOX)) {
      return;
    }
    SiteFeedback.SlotKind kind = sites.slotKind(i);
    if (kind == SiteFeedback.SlotKind.INT) {
      registers.ensureInt(value, failing);
    } else if (kind == SiteFeedback.SlotKind.DOUBLE) {
      registers.ensureDouble(value, failing);
    }
  }

  /** Whether the value's form fits the slot without looking at it. */
  private boolean canStore(SiteFeedback.Case seen, int value) {
    boolean chainFits =
        seen.newShape() < 0 ? seen.holders().isEmpty() : seen.holders().size() <= MAX_CHAIN;
    return chainFits
        && switch (seen.slotKind()) {
          case INT -> registers.has(value, Forms.INT);
          case DOUBLE -> registers.isNumber(value);
          case REFERENCE -> true;
          case NONE -> false;
        };
  }

  private void store(
      SiteFeedback.Case seen, int base, int object, int value, @Nullable Label miss) {
    if (seen.newShape() < 0) {
      storeSlot(seen, object, value);
      return;
    }
    checks.chain(seen, base, object, miss);
    asm.constant(seen.newShape(), "Ljava/lang/Object;");
    asm.call("isCurrent");
    asm.emit(code -> code.ifeq(Objects.requireNonNull(miss)));
    if (ShapeChecks.has(seen, ShapeChecks.OVERFLOW)) {
      asm.loadObject(object);
      asm.constant(seen.newShape(), "Ljava/lang/Object;");
      registers.pushFresh(value);
      asm.call("extend");
      return;
    }
    storeSlot(seen, object, value);
    asm.loadObject(object);
    asm.constant(seen.newShape(), SHAPE);
    asm.putField("object.shape");
  }

  private void storeSlot(SiteFeedback.Case seen, int object, int value) {
    boolean reference = seen.slotKind() == SiteFeedback.SlotKind.REFERENCE;
    boolean overflow = ShapeChecks.has(seen, ShapeChecks.OVERFLOW);
    int slot = ShapeChecks.slot(seen);
    String field = (reference ? "reference." : "number.") + slot;
    asm.loadObject(object);
    if (overflow) {
      asm.getField(reference ? "object.references" : "object.numbers");
      asm.intConstant(slot);
    } else {
      asm.castToOwner(field);
    }
    switch (seen.slotKind()) {
      case INT -> {
        registers.pushInt(value);
        asm.emit(CodeBuilder::i2l);
      }
      case DOUBLE -> {
        registers.pushDouble(value);
        asm.emit(
            code ->
                code.invokestatic(
                    ConstantDescs.CD_Double, "doubleToRawLongBits", JvmTypes.DOUBLE_TO_BITS));
      }
      default -> registers.pushFresh(value);
    }
    if (overflow) {
      asm.emit(reference ? CodeBuilder::aastore : CodeBuilder::lastore);
    } else {
      asm.putField(field);
    }
  }
}
