package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Objects;
import org.ashlar.spi.jit.SiteFeedback.PropertyCase;
import org.ashlar.spi.jit.SiteFeedback.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Reads of named properties: compare the shapes that were seen, then load the slot. A site that
 * knows all its shapes leaves for the interpreter on another one, so that the shape is known in
 * what follows; a site that does not calls the cached operation.
 */
final class PropertyReads {
  private static final String MISS = "a shape seen before";

  private final Translator translator;
  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;
  private final ShapeChecks checks;
  private final boolean failing;

  PropertyReads(
      Translator translator, Sites sites, Assembler asm, Registers registers, boolean failing) {
    this.translator = translator;
    this.sites = sites;
    this.asm = asm;
    this.registers = registers;
    this.checks = new ShapeChecks(asm, registers, failing);
    this.failing = failing;
  }

  /** Emits an instruction of this family; null if it is none. */
  @Nullable Boolean lower(Instruction i) {
    switch (i.name()) {
      case "GET_PROPERTY" -> get(i);
      case "GET_LENGTH" -> length(i);
      default -> {
        return null;
      }
    }
    return true;
  }

  private void get(Instruction i) {
    int base = i.operand(1);
    int result = i.operand(0);
    List<PropertyCase> cases = sites.propertyCases(i);
    Slot.@Nullable Kind kind = kind(i);
    registers.ensureBox(base);
    if (cases.isEmpty()) {
      generic(i, base);
      registers.defineObject(result);
    } else if (leaves(i, cases)) {
      List<PropertyCase> possible =
          checks.accessOrLeave(
              cases,
              base,
              PropertyReads::isOwn,
              MISS,
              (seen, object, exit) ->
                  pushSlot(seen, checks.holder(seen, object, exit), kind, exit));
      define(result, kind);
      if (result != base) {
        registers.shapes().learn(base, ShapeChecks.shapes(possible));
      }
    } else {
      getOrCall(i, cases, kind, base);
      define(result, kind);
    }
  }

  /** Whether another shape is reason to leave. */
  private boolean leaves(Instruction i, List<PropertyCase> cases) {
    return !sites.isGeneric(i)
        && sites.knowsAllCases(i)
        && cases.stream().noneMatch(PropertyCase::mayBePrimitive);
  }

  /**
   * The kind in which the result is at hand; none stands for a box. Where a miss calls, its result
   * has to be unboxed.
   */
  private Slot.@Nullable Kind kind(Instruction i) {
    Slot.@Nullable Kind kind = sites.isGeneric(i) ? null : sites.slotKind(i);
    boolean typed = kind == Slot.Kind.INT || kind == Slot.Kind.DOUBLE;
    return typed && !sites.knowsAllCases(i) && !sites.maySpeculateAt(i.next()) ? null : kind;
  }

  /** Whether the shape of the receiver alone tells where the value is. */
  private static boolean isOwn(PropertyCase seen) {
    return seen.holders().isEmpty() && !seen.slot().lazy();
  }

  private void getOrCall(
      Instruction i, List<PropertyCase> cases, Slot.@Nullable Kind kind, int base) {
    Label miss = asm.newLabel();
    Label done = asm.newLabel();
    if (!failing) {
      int object = checks.receiver(base, miss);
      for (int at = 0; at < cases.size(); at++) {
        PropertyCase seen = cases.get(at);
        Label next = at == cases.size() - 1 ? miss : asm.newLabel();
        checks.shape(object, seen.shape(), next);
        pushSlot(seen, checks.holder(seen, object, miss), kind, miss);
        asm.go(done);
        if (next != miss) {
          asm.bind(next);
        }
      }
      asm.bind(miss);
    }
    generic(i, base);
    unbox(i, kind);
    asm.bind(done);
  }

  private void generic(Instruction i, int base) {
    registers.pushAgent();
    registers.pushFresh(base);
    asm.constant(i.operand(2), "Lorg/ashlar/vm/value/StringKey;");
    pushCaches(i);
    asm.call("property.get");
  }

  private void pushCaches(Instruction i) {
    asm.constant(sites.caches(), "[Ljava/lang/Object;");
    asm.intConstant(i.site());
  }

  /**
   * Takes a number out of the box on the stack. The read is done, so a value of another kind goes
   * to the interpreter after it.
   */
  private void unbox(Instruction i, Slot.@Nullable Kind kind) {
    int result = i.operand(0);
    switch (kind) {
      case INT -> {
        registers.defineObject(result);
        translator.exitsAfter(i);
        registers.ensureInt(result, failing);
        registers.pushInt(result);
      }
      case DOUBLE -> {
        registers.defineObject(result);
        translator.exitsAfter(i);
        registers.ensureDouble(result, failing);
        registers.pushDouble(result);
      }
      case null, default -> {}
    }
  }

  private void define(int result, Slot.@Nullable Kind kind) {
    switch (kind) {
      case INT -> registers.defineInt(result);
      case DOUBLE -> registers.defineDouble(result);
      case null, default -> registers.defineObject(result);
    }
  }

  /**
   * Pushes what is in the slot, boxed if no kind is wanted; a value that must be made first goes to
   * {@code miss}.
   */
  private void pushSlot(
      PropertyCase seen, int holder, Slot.@Nullable Kind wanted, @Nullable Label miss) {
    boolean reference = seen.slot().kind() == Slot.Kind.REFERENCE;
    boolean boxed = wanted == null;
    asm.loadObject(holder);
    if (seen.slot().overflow()) {
      asm.getField(reference ? "object.references" : "object.numbers");
      asm.intConstant(seen.slot().index());
      asm.emit(reference ? CodeBuilder::aaload : CodeBuilder::laload);
    } else {
      String field = (reference ? "reference." : "number.") + seen.slot().index();
      asm.castToOwner(field);
      asm.getField(field);
    }
    if (seen.slot().lazy()) {
      int content = registers.temporary(5);
      asm.storeObject(content);
      asm.loadObject(content);
      asm.call("isLazy");
      asm.emit(code -> code.ifne(Objects.requireNonNull(miss)));
      asm.loadObject(content);
    }
    if (seen.slot().kind() == Slot.Kind.INT) {
      asm.emit(CodeBuilder::l2i);
      if (boxed) {
        asm.call("box.int");
      }
    } else if (seen.slot().kind() == Slot.Kind.DOUBLE) {
      asm.emit(
          code ->
              code.invokestatic(
                  ConstantDescs.CD_Double, "longBitsToDouble", JvmTypes.BITS_TO_DOUBLE));
      if (boxed) {
        asm.emit(
            code -> code.invokestatic(ConstantDescs.CD_Double, "valueOf", JvmTypes.BOX_DOUBLE));
      }
    }
  }

  private void length(Instruction i) {
    int base = i.operand(1);
    if (sites.isGeneric(i)) {
      registers.ensureBox(base);
      registers.pushAgent();
      registers.pushFresh(base);
      pushCaches(i);
      asm.call("property.length");
      registers.defineObject(i.operand(0));
      return;
    }
    registers.pushAgent();
    registers.pushObject(base);
    asm.call("lengthOf");
    int length = registers.temporary(1);
    Label exit = registers.exitLabel("an array, a typed array or a string");
    asm.emit(code -> code.istore(length).iload(length).iflt(exit).iload(length));
    registers.defineInt(i.operand(0));
  }
}
