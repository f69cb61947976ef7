package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.List;
import org.ashlar.spi.jit.SiteFeedback;
import org.jspecify.annotations.Nullable;

/**
 * Named properties: compare the shapes that were seen, then touch the slot; else call the cached
 * operation.
 */
final class PropertyLowering {
  private static final String OBJECT_CLASS = "org/ashlar/vm/object/JsObject";
  private static final int OVERFLOW = 1 << 20;
  private static final int MAX_CHAIN = 3;

  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;
  private final boolean failing;

  PropertyLowering(Sites sites, Assembler asm, Registers registers, boolean failing) {
    this.sites = sites;
    this.asm = asm;
    this.registers = registers;
    this.failing = failing;
  }

  /** Emits an instruction of this family; null if it is none. */
  @Nullable Boolean lower(Instruction i) {
    switch (i.name()) {
      case "GET_PROPERTY" -> get(i);
      case "GET_LENGTH" -> length(i);
      case "SET_PROPERTY" -> set(i, "property.set");
      case "DEFINE_FIELD" -> set(i, "property.define");
      case "NEW_OBJECT" -> {
        pushAgent();
        if (newSettledObject(i)) {
          return true;
        }
        asm.loadObject(Registers.FUNCTION);
        asm.cast(Lowering.FUNCTION_CLASS);
        asm.intConstant(i.pc());
        asm.intConstant(i.site());
        asm.call("newObject");
        registers.defineObject(i.operand(0));
      }
      default -> {
        return null;
      }
    }
    return true;
  }

  /** An object of a site whose storage class is known is made in place, where it may not escape. */
  private boolean newSettledObject(Instruction i) {
    List<SiteFeedback.Case> cases = sites.of(i).cases();
    if (cases.isEmpty()) {
      return false;
    }
    SiteFeedback.Case settled = cases.getFirst();
    asm.constant(settled.shape(), "Lorg/ashlar/vm/shape/Shape;");
    asm.call(
        switch (settled.slot()) {
          case 2 -> "newSmallObject";
          case 4 -> "newMediumObject";
          default -> "newLargeObject";
        });
    registers.defineObject(i.operand(0));
    return true;
  }

  private void pushAgent() {
    asm.loadObject(Registers.AGENT);
    asm.cast(Lowering.AGENT_CLASS);
  }

  private void pushKey(int constant) {
    asm.constant(constant, "Lorg/ashlar/vm/value/StringKey;");
  }

  private void pushCaches(Instruction i) {
    asm.constant(sites.constantId("caches"), "[Ljava/lang/Object;");
    asm.intConstant(i.site());
  }

  // ---- Reading ----

  private void get(Instruction i) {
    int base = i.operand(1);
    List<SiteFeedback.Case> cases = sites.propertyCases(i);
    SiteFeedback.SlotKind kind =
        sites.isGeneric(i) ? SiteFeedback.SlotKind.NONE : sites.slotKind(i);
    boolean typed = kind == SiteFeedback.SlotKind.INT || kind == SiteFeedback.SlotKind.DOUBLE;
    registers.pushObject(base);
    asm.emit(CodeBuilder::pop);
    if (cases.isEmpty()) {
      generic(i, base);
      registers.defineObject(i.operand(0));
      return;
    }
    if (typed && failing) {
      asm.go(registers.exitLabel("a shape seen before"));
    }
    Label miss = typed ? registers.exitLabel("a shape seen before") : asm.newLabel();
    Label done = asm.newLabel();
    int object = pushReceiver(base, miss);
    for (int at = 0; at < cases.size(); at++) {
      boolean last = at == cases.size() - 1;
      Label next = last ? miss : asm.newLabel();
      int holder = checkShapes(cases.get(at), object, next);
      pushSlot(cases.get(at), holder, kind == SiteFeedback.SlotKind.NONE);
      if (!typed) {
        asm.go(done);
      } else if (!last) {
        asm.go(done);
      }
      if (!last) {
        asm.bind(next);
      }
    }
    if (!typed) {
      asm.bind(miss);
      generic(i, base);
    }
    asm.bind(done);
    switch (kind) {
      case INT -> registers.defineInt(i.operand(0));
      case DOUBLE -> registers.defineDouble(i.operand(0));
      default -> registers.defineObject(i.operand(0));
    }
  }

  private void generic(Instruction i, int base) {
    pushAgent();
    registers.pushFresh(base);
    pushKey(i.operand(2));
    pushCaches(i);
    asm.call("property.get");
  }

  /**
   * Stores the receiver as an object in a temporary and returns that; goes to {@code miss} if it is
   * none.
   */
  private int pushReceiver(int base, @Nullable Label miss) {
    int object = registers.temporary(4);
    registers.pushFresh(base);
    asm.instanceOf(OBJECT_CLASS);
    asm.emit(code -> code.ifeq(java.util.Objects.requireNonNull(miss)));
    registers.pushFresh(base);
    asm.cast(OBJECT_CLASS);
    asm.storeObject(object);
    return object;
  }

  /**
   * Compares the receiver's shape and those of the prototypes up to the holder; returns the
   * holder's local.
   */
  private int checkShapes(SiteFeedback.Case seen, int object, @Nullable Label miss) {
    checkShape(object, seen.shape(), miss);
    int holder = object;
    if (seen.newShape() >= 0) {
      return object;
    }
    for (int shape : seen.holders()) {
      int next = registers.temporary(5);
      asm.loadObject(holder);
      asm.getField("object.prototype");
      asm.storeObject(next);
      asm.loadObject(next);
      asm.emit(code -> code.ifnull(java.util.Objects.requireNonNull(miss)));
      checkShape(next, shape, miss);
      holder = next;
    }
    return holder;
  }

  private void checkShape(int object, int shape, @Nullable Label miss) {
    asm.loadObject(object);
    asm.getField("object.shape");
    asm.constant(shape, "Lorg/ashlar/vm/shape/Shape;");
    asm.emit(code -> code.if_acmpne(java.util.Objects.requireNonNull(miss)));
  }

  /** Pushes what is in the slot, boxed if asked for. */
  private void pushSlot(SiteFeedback.Case seen, int holder, boolean boxed) {
    boolean reference = seen.slotKind() == SiteFeedback.SlotKind.REFERENCE;
    asm.loadObject(holder);
    if ((seen.slot() & OVERFLOW) != 0) {
      asm.getField(reference ? "object.references" : "object.numbers");
      asm.intConstant(seen.slot() & ~OVERFLOW);
      asm.emit(reference ? CodeBuilder::aaload : CodeBuilder::laload);
    } else {
      String field = (reference ? "reference." : "number.") + seen.slot();
      asm.castToOwner(field);
      asm.getField(field);
    }
    if (seen.slotKind() == SiteFeedback.SlotKind.INT) {
      asm.emit(CodeBuilder::l2i);
      if (boxed) {
        asm.call("box.int");
      }
    } else if (seen.slotKind() == SiteFeedback.SlotKind.DOUBLE) {
      asm.emit(
          code ->
              code.invokestatic(
                  java.lang.constant.ConstantDescs.CD_Double,
                  "longBitsToDouble",
                  JvmTypes.BITS_TO_DOUBLE));
      if (boxed) {
        asm.emit(
            code ->
                code.invokestatic(
                    java.lang.constant.ConstantDescs.CD_Double, "valueOf", JvmTypes.BOX_DOUBLE));
      }
    }
  }

  private void length(Instruction i) {
    int base = i.operand(1);
    registers.pushObject(base);
    if (sites.isGeneric(i)) {
      asm.emit(CodeBuilder::pop);
      pushAgent();
      registers.pushFresh(base);
      pushCaches(i);
      asm.call("property.length");
      registers.defineObject(i.operand(0));
      return;
    }
    asm.call("lengthOf");
    int length = registers.temporary(1);
    Label exit = registers.exitLabel("an array or a string");
    asm.emit(code -> code.istore(length).iload(length).iflt(exit).iload(length));
    registers.defineInt(i.operand(0));
  }

  // ---- Writing ----

  private void set(Instruction i, String operation) {
    int base = i.operand(0);
    int value = i.operand(2);
    List<SiteFeedback.Case> cases = sites.propertyCases(i);
    registers.pushObject(base);
    asm.emit(CodeBuilder::pop);
    if (!sites.isGeneric(i)) {
      prepareValue(i, cases, value);
    }
    Label done = asm.newLabel();
    if (!cases.isEmpty() && !failing) {
      Label miss = asm.newLabel();
      int object = pushReceiver(base, miss);
      for (int at = 0; at < cases.size(); at++) {
        boolean last = at == cases.size() - 1;
        Label next = last ? miss : asm.newLabel();
        SiteFeedback.Case seen = cases.get(at);
        if (canStore(seen, value)) {
          checkShapes(seen, object, next);
          store(seen, object, value, next);
          asm.go(done);
        } else if (last) {
          asm.go(miss);
        }
        if (!last) {
          asm.bind(next);
        }
      }
      asm.bind(miss);
    }
    pushAgent();
    registers.pushFresh(base);
    pushKey(i.operand(1));
    registers.pushFresh(value);
    if (operation.equals("property.set")) {
      asm.intConstant(sites.has("strict") ? 1 : 0);
    }
    pushCaches(i);
    asm.call(operation);
    asm.bind(done);
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

  private void store(SiteFeedback.Case seen, int object, int value, @Nullable Label miss) {
    if (seen.newShape() >= 0) {
      checkChain(seen, object, miss);
      asm.constant(seen.newShape(), "Ljava/lang/Object;");
      asm.call("isCurrent");
      asm.emit(code -> code.ifeq(java.util.Objects.requireNonNull(miss)));
      if ((seen.slot() & OVERFLOW) != 0) {
        asm.loadObject(object);
        asm.constant(seen.newShape(), "Ljava/lang/Object;");
        registers.pushFresh(value);
        asm.call("extend");
        return;
      }
    }
    storeSlot(seen, object, value);
    if (seen.newShape() >= 0) {
      asm.loadObject(object);
      asm.constant(seen.newShape(), "Lorg/ashlar/vm/shape/Shape;");
      asm.putField("object.shape");
    }
  }

  private void checkChain(SiteFeedback.Case seen, int object, @Nullable Label miss) {
    int at = object;
    for (int shape : seen.holders()) {
      int next = registers.temporary(5);
      asm.loadObject(at);
      asm.getField("object.prototype");
      asm.storeObject(next);
      asm.loadObject(next);
      asm.emit(code -> code.ifnull(java.util.Objects.requireNonNull(miss)));
      checkShape(next, shape, miss);
      at = next;
    }
    if (!seen.holders().isEmpty()) {
      asm.loadObject(at);
      asm.getField("object.prototype");
      asm.emit(code -> code.ifnonnull(java.util.Objects.requireNonNull(miss)));
    }
  }

  private void storeSlot(SiteFeedback.Case seen, int object, int value) {
    boolean reference = seen.slotKind() == SiteFeedback.SlotKind.REFERENCE;
    boolean overflow = (seen.slot() & OVERFLOW) != 0;
    String field = (reference ? "reference." : "number.") + (seen.slot() & ~OVERFLOW);
    asm.loadObject(object);
    if (overflow) {
      asm.getField(reference ? "object.references" : "object.numbers");
      asm.intConstant(seen.slot() & ~OVERFLOW);
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
                    java.lang.constant.ConstantDescs.CD_Double,
                    "doubleToRawLongBits",
                    JvmTypes.DOUBLE_TO_BITS));
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
