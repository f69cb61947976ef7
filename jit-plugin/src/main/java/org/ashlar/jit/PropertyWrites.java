package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ashlar.spi.jit.SiteFeedback.PropertyCase;
import org.ashlar.spi.jit.SiteFeedback.Slot;
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
    this.checks = new ShapeChecks(asm, registers, failing);
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
    List<PropertyCase> cases = sites.propertyCases(i);
    registers.ensureBox(base);
    if (!sites.isGeneric(i)) {
      prepareValue(i, cases, value);
    }
    if (cases.isEmpty()) {
      generic(i, operation);
    } else if (leaves(i, cases, value)) {
      List<PropertyCase> stored =
          checks.accessOrLeave(
              cases,
              base,
              seen -> !seen.isAdded(),
              MISS,
              (seen, object, exit) -> store(seen, base, object, value, exit));
      learn(stored, base);
    } else {
      setOrCall(i, operation, cases, base, value);
    }
  }

  /** Whether another shape is reason to leave. */
  private boolean leaves(Instruction i, List<PropertyCase> cases, int value) {
    return !sites.isGeneric(i)
        && sites.knowsAllCases(i)
        && cases.stream().allMatch(seen -> canStore(seen, value));
  }

  private void learn(List<PropertyCase> stored, int base) {
    KnownShapes known = registers.shapes();
    Set<Integer> after = new HashSet<>();
    stored.forEach(seen -> after.add(seen.isAdded() ? seen.newShape() : seen.shape()));
    if (stored.stream().noneMatch(PropertyCase::isAdded)) {
      known.learn(base, after);
      return;
    }
    known.changed(base, after);
    if (stored.size() == 1) {
      known.learnChain(base, stored.getFirst().holders());
    }
  }

  private void setOrCall(
      Instruction i, String operation, List<PropertyCase> cases, int base, int value) {
    Label miss = asm.newLabel();
    Label done = asm.newLabel();
    List<PropertyCase> stored =
        failing ? List.of() : cases.stream().filter(seen -> canStore(seen, value)).toList();
    if (!stored.isEmpty()) {
      int object = checks.receiver(base, miss);
      for (PropertyCase seen : stored) {
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
      asm.intConstant(sites.isStrict() ? 1 : 0);
    }
    asm.constant(sites.caches(), "[Ljava/lang/Object;");
    asm.intConstant(i.site());
    asm.call(operation);
  }

  /** Unboxes a value that all cases store as a number. */
  private void prepareValue(Instruction i, List<PropertyCase> cases, int value) {
    if (cases.isEmpty() || registers.isNumber(value) || !registers.has(value, Forms.BOX)) {
      return;
    }
    Slot.@Nullable Kind kind = sites.slotKind(i);
    if (kind == Slot.Kind.INT) {
      registers.ensureInt(value, failing);
    } else if (kind == Slot.Kind.DOUBLE) {
      registers.ensureDouble(value, failing);
    }
  }

  /** Whether the value's form fits the slot without looking at it. */
  private boolean canStore(PropertyCase seen, int value) {
    boolean chainFits =
        seen.isAdded() ? seen.holders().size() <= MAX_CHAIN : seen.holders().isEmpty();
    return chainFits
        && switch (seen.slot().kind()) {
          case INT -> registers.has(value, Forms.INT);
          case DOUBLE -> registers.isNumber(value);
          case REFERENCE -> true;
        };
  }

  private void store(PropertyCase seen, int base, int object, int value, @Nullable Label miss) {
    if (!seen.isAdded()) {
      storeSlot(seen, object, value);
      return;
    }
    checks.chain(seen, base, object, miss);
    asm.constant(seen.newShape(), "Ljava/lang/Object;");
    asm.call("isCurrent");
    asm.emit(code -> code.ifeq(Objects.requireNonNull(miss)));
    if (seen.slot().overflow()) {
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

  private void storeSlot(PropertyCase seen, int object, int value) {
    boolean reference = seen.slot().kind() == Slot.Kind.REFERENCE;
    boolean overflow = seen.slot().overflow();
    int slot = seen.slot().index();
    String field = (reference ? "reference." : "number.") + slot;
    asm.loadObject(object);
    if (overflow) {
      asm.getField(reference ? "object.references" : "object.numbers");
      asm.intConstant(slot);
    } else {
      asm.castToOwner(field);
    }
    switch (seen.slot().kind()) {
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
