package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Elements and array literals: the storage kind that was seen is indexed in place, everything else
 * is a call.
 */
final class ElementLowering {
  private static final String OBJECT_CLASS = "org/ashlar/vm/object/JsObject";
  private static final String ARRAY_CLASS = "org/ashlar/vm/object/JsArray";
  private static final int INT_HOLE = Integer.MIN_VALUE;

  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;
  private final boolean failing;

  ElementLowering(Sites sites, Assembler asm, Registers registers, boolean failing) {
    this.sites = sites;
    this.asm = asm;
    this.registers = registers;
    this.failing = failing;
  }

  /** Emits an instruction of this family; null if it is none, false if control does not go on. */
  @Nullable Boolean lower(Instruction i) {
    switch (i.name()) {
      case "GET_ELEMENT" -> {
        return get(i);
      }
      case "SET_ELEMENT" -> {
        return set(i);
      }
      case "NEW_ARRAY" -> {
        newArray(i);
        return true;
      }
      default -> {
        return null;
      }
    }
  }

  private void pushKinds(Instruction i) {
    asm.constant(sites.types(), "[I");
    asm.intConstant(i.site());
  }

  private boolean get(Instruction i) {
    int base = i.operand(1);
    int index = i.operand(2);
    boolean plain = !sites.isGeneric(i) && !isOnlyDouble(index);
    if (plain && sites.isCold(i)) {
      asm.go(registers.exitLabel("feedback"));
      return false;
    }
    boolean ints = plain && sites.isInt(i);
    boolean doubles = plain && sites.isDoubleOnly(i);
    boolean objects = plain && sites.isObjectOnly(i);
    boolean typed = plain && sites.isTyped(i);
    registers.ensureBox(base);
    if (!ints && !doubles && !objects && !typed) {
      generic(i, base, index);
      return true;
    }
    registers.ensureInt(index, failing);
    Label exit = registers.exitLabel("elements of the kind seen before");
    if (typed) {
      getTyped(i, base, index, exit);
      return true;
    }
    String storage = ints ? "[I" : doubles ? "[D" : "[Ljava/lang/Object;";
    int elements = storage(base, storage, exit);
    inBounds(elements, index, exit);
    asm.loadObject(elements);
    asm.castToArray(storage);
    registers.pushInt(index);
    if (ints) {
      asm.emit(CodeBuilder::iaload);
      intValue(exit);
      registers.defineInt(i.operand(0));
    } else if (doubles) {
      asm.emit(CodeBuilder::daload);
      doubleValue(exit);
      registers.defineDouble(i.operand(0));
    } else {
      int value = registers.temporary(5);
      asm.emit(code -> code.aaload().astore(value).aload(value).ifnull(exit).aload(value));
      registers.defineObject(i.operand(0));
    }
    return true;
  }

  private void getTyped(Instruction i, int base, int index, Label exit) {
    registers.pushFresh(base);
    registers.pushInt(index);
    if (sites.isTypedInt(i)) {
      asm.call("typedInt");
      intValue(exit);
      registers.defineInt(i.operand(0));
    } else {
      asm.call("typedDouble");
      doubleValue(exit);
      registers.defineDouble(i.operand(0));
    }
  }

  /** The value on the stack, unless it is the hole. */
  private void intValue(Label exit) {
    int value = registers.temporary(1);
    asm.emit(
        code ->
            code.istore(value).iload(value).loadConstant(INT_HOLE).if_icmpeq(exit).iload(value));
  }

  /** The value on the stack, unless it is the hole. A NaN is looked at closer: the hole is one. */
  private void doubleValue(Label exit) {
    int value = registers.temporary(2);
    Label fine = asm.newLabel();
    asm.emit(code -> code.dstore(value).dload(value).dload(value).dcmpl().ifeq(fine).dload(value));
    asm.call("isHole");
    asm.emit(code -> code.ifne(exit));
    asm.bind(fine);
    asm.loadDouble(value);
  }

  private boolean isOnlyDouble(int register) {
    return !registers.has(register, Forms.INT) && !registers.has(register, Forms.BOX);
  }

  private void generic(Instruction i, int base, int index) {
    registers.pushAgent();
    registers.pushObject(base);
    registers.pushObject(index);
    pushKinds(i);
    asm.call("element.get");
    registers.defineObject(i.operand(0));
  }

  /** Puts the elements of a base into a temporary, if they are of a kind. */
  private int storage(int base, String kind, @Nullable Label miss) {
    int elements = registers.temporary(4);
    registers.pushFresh(base);
    asm.instanceOf(OBJECT_CLASS);
    asm.emit(code -> code.ifeq(Objects.requireNonNull(miss)));
    registers.pushFresh(base);
    asm.cast(OBJECT_CLASS);
    asm.getField("object.elements");
    asm.storeObject(elements);
    asm.loadObject(elements);
    asm.instanceOfArray(kind);
    asm.emit(code -> code.ifeq(Objects.requireNonNull(miss)));
    asm.loadObject(elements);
    asm.castToArray(kind);
    asm.storeObject(elements);
    return elements;
  }

  private void inBounds(int elements, int index, @Nullable Label miss) {
    registers.pushInt(index);
    asm.emit(code -> code.iflt(Objects.requireNonNull(miss)));
    registers.pushInt(index);
    asm.loadObject(elements);
    asm.emit(code -> code.arraylength().if_icmpge(Objects.requireNonNull(miss)));
  }

  private boolean set(Instruction i) {
    int base = i.operand(0);
    int index = i.operand(1);
    int value = i.operand(2);
    registers.ensureBox(base);
    boolean plain = !sites.isGeneric(i) && !sites.isCold(i) && !isOnlyDouble(index) && !failing;
    if (plain) {
      registers.ensureInt(index, false);
    }
    Label done = asm.newLabel();
    if (plain) {
      Label miss = asm.newLabel();
      if (sites.isTyped(i)) {
        storeTyped(base, index, value, done);
      } else if (registers.has(value, Forms.INT)) {
        storeInt(base, index, value, miss, done);
      } else if (registers.has(value, Forms.DOUBLE)) {
        storeDouble(base, index, value, miss, done);
      } else {
        storeObject(base, index, value, miss, done);
      }
      asm.bind(miss);
    }
    registers.pushAgent();
    registers.pushFresh(base);
    registers.pushFresh(index);
    registers.pushFresh(value);
    asm.intConstant(sites.isStrict() ? 1 : 0);
    pushKinds(i);
    asm.call("element.set");
    asm.bind(done);
    return true;
  }

  private void storeTyped(int base, int index, int value, @Nullable Label done) {
    boolean isInt = registers.has(value, Forms.INT);
    if (!isInt && !registers.has(value, Forms.DOUBLE)) {
      return;
    }
    registers.pushFresh(base);
    registers.pushInt(index);
    if (isInt) {
      registers.pushInt(value);
    } else {
      registers.pushDouble(value);
    }
    asm.call(isInt ? "setTypedInt" : "setTypedDouble");
    asm.emit(code -> code.ifne(Objects.requireNonNull(done)));
  }

  private void storeInt(
      int base, int index, int value, @Nullable Label miss, @Nullable Label done) {
    Label append = asm.newLabel();
    int elements = storage(base, "[I", miss);
    inBounds(elements, index, miss);
    asm.loadObject(elements);
    registers.pushInt(index);
    asm.emit(code -> code.iaload().loadConstant(INT_HOLE).if_icmpeq(append));
    registers.pushInt(value);
    asm.emit(code -> code.loadConstant(INT_HOLE).if_icmpeq(Objects.requireNonNull(miss)));
    asm.loadObject(elements);
    registers.pushInt(index);
    registers.pushInt(value);
    asm.emit(CodeBuilder::iastore);
    asm.go(done);
    asm.bind(append);
    pushArray(base, miss);
    registers.pushInt(index);
    registers.pushInt(value);
    asm.call("appendInt");
    asm.emit(code -> code.ifne(Objects.requireNonNull(done)));
  }

  private void pushArray(int base, @Nullable Label miss) {
    registers.pushFresh(base);
    asm.instanceOf(ARRAY_CLASS);
    asm.emit(code -> code.ifeq(Objects.requireNonNull(miss)));
    registers.pushAgent();
    registers.pushFresh(base);
    asm.cast(ARRAY_CLASS);
  }

  private void storeDouble(
      int base, int index, int value, @Nullable Label miss, @Nullable Label done) {
    Label append = asm.newLabel();
    Label fine = asm.newLabel();
    int elements = storage(base, "[D", miss);
    inBounds(elements, index, miss);
    int present = registers.temporary(2);
    asm.loadObject(elements);
    registers.pushInt(index);
    asm.emit(
        code ->
            code.daload()
                .dstore(present)
                .dload(present)
                .dload(present)
                .dcmpl()
                .ifeq(fine)
                .dload(present));
    asm.call("isHole");
    asm.emit(code -> code.ifne(append));
    asm.bind(fine);
    asm.loadObject(elements);
    registers.pushInt(index);
    registers.pushDouble(value);
    asm.call("canonical");
    asm.emit(CodeBuilder::dastore);
    asm.go(done);
    asm.bind(append);
    pushArray(base, miss);
    registers.pushInt(index);
    registers.pushDouble(value);
    asm.call("appendDouble");
    asm.emit(code -> code.ifne(Objects.requireNonNull(done)));
  }

  private void storeObject(
      int base, int index, int value, @Nullable Label miss, @Nullable Label done) {
    int elements = storage(base, "[Ljava/lang/Object;", miss);
    inBounds(elements, index, miss);
    asm.loadObject(elements);
    registers.pushInt(index);
    asm.emit(code -> code.aaload().ifnull(Objects.requireNonNull(miss)));
    asm.loadObject(elements);
    registers.pushInt(index);
    registers.pushFresh(value);
    asm.emit(CodeBuilder::aastore);
    asm.go(done);
  }

  private void newArray(Instruction i) {
    registers.pushAgent();
    registers.pushRange(i.operand(1), i.operand(2));
    asm.call("newArray");
    registers.defineObject(i.operand(0));
  }
}
