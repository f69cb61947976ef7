package org.ashlar.jit;

import java.lang.classfile.Label;
import java.util.List;
import java.util.Objects;
import org.ashlar.spi.jit.CallTarget;
import org.jspecify.annotations.Nullable;

/**
 * Constructions. A base constructor whose code a site has seen, and whose objects have settled in
 * one storage class, is entered at the site with an object made there: where HotSpot inlines the
 * body and the object does not escape, there is no object.
 */
final class ConstructLowering {
  private static final int FIXED_ARITIES = 4;

  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;
  private final boolean failing;

  ConstructLowering(Sites sites, Assembler asm, Registers registers, boolean failing) {
    this.sites = sites;
    this.asm = asm;
    this.registers = registers;
    this.failing = failing;
  }

  /** Emits an instruction of this family; null if it is none. */
  @Nullable Boolean lower(Instruction i) {
    switch (i.name()) {
      case "CONSTRUCT" -> construct(i);
      case "CONSTRUCT_SPREAD" -> {
        requireConstructor(i.operand(1));
        registers.pushAgent();
        asm.loadInt(Registers.ROOM);
        registers.pushObject(i.operand(1));
        registers.pushObject(i.operand(2));
        asm.call("call.spread");
        asm.call("construct");
        define(i);
      }
      case "SUPER_CALL" -> {
        registers.pushAgent();
        asm.loadInt(Registers.ROOM);
        registers.pushObject(i.operand(1));
        registers.pushRange(i.operand(2), i.operand(3));
        registers.pushObject(i.operand(4));
        asm.call("call.superCall");
        define(i);
      }
      case "SUPER_CALL_SPREAD" -> {
        registers.pushAgent();
        asm.loadInt(Registers.ROOM);
        registers.pushObject(i.operand(1));
        registers.pushObject(i.operand(2));
        asm.call("call.spread");
        registers.pushObject(i.operand(3));
        asm.call("call.superCall");
        define(i);
      }
      case "BIND_THIS" -> bindThis(i);
      default -> {
        return null;
      }
    }
    return true;
  }

  private void define(Instruction i) {
    registers.defineObject(i.operand(0));
    registers.restoreRoom();
  }

  private void requireConstructor(int callee) {
    Label exit = registers.exitLabel("a constructor");
    registers.pushObject(callee);
    asm.call("isConstructor");
    asm.emit(code -> code.ifeq(exit));
  }

  private void construct(Instruction i) {
    int callee = i.operand(1);
    int first = i.operand(2);
    int count = i.operand(3);
    registers.ensureBox(callee);
    List<Sites.Constructor> known = sites.constructors(i);
    Label done = asm.newLabel();
    if (!known.isEmpty() && count < FIXED_ARITIES && !failing) {
      for (int r = first; r < first + count; r++) {
        registers.ensureBox(r);
      }
      int code = registers.temporary(5);
      registers.pushFresh(callee);
      asm.call("codeOf");
      asm.storeObject(code);
      for (Sites.Constructor target : known) {
        Label other = asm.newLabel();
        asm.loadObject(code);
        asm.constant(target.code(), "Ljava/lang/Object;");
        asm.emit(builder -> builder.if_acmpne(Objects.requireNonNull(other)));
        enter(target.construction(), callee, first, count);
        asm.go(done);
        asm.bind(other);
      }
    }
    requireConstructor(callee);
    registers.pushAgent();
    asm.loadInt(Registers.ROOM);
    registers.pushFresh(callee);
    registers.pushRange(first, count);
    asm.call("construct");
    asm.bind(done);
    define(i);
  }

  /** Makes the object that the constructor begins with and enters its body. */
  private void enter(CallTarget.Construction construction, int callee, int first, int count) {
    int made = registers.temporary(4);
    registers.pushAgent();
    pushCallee(callee);
    asm.constant(construction.site(), "Ljava/lang/Object;");
    asm.constant(construction.layout().shape(), "Lorg/ashlar/vm/shape/Shape;");
    asm.call(
        switch (construction.layout().fields()) {
          case 2 -> "newSmallInstance";
          case 4 -> "newMediumInstance";
          default -> "newLargeInstance";
        });
    asm.storeObject(made);
    registers.pushAgent();
    pushCallee(callee);
    asm.call("entry");
    registers.pushAgent();
    asm.loadInt(Registers.ROOM);
    pushCallee(callee);
    asm.loadObject(made);
    pushCallee(callee);
    for (int r = first; r < first + count; r++) {
      registers.pushFresh(r);
    }
    asm.call("code.construct" + count);
    asm.loadObject(made);
    asm.call("constructed");
  }

  private void pushCallee(int callee) {
    registers.pushFresh(callee);
    asm.cast(JvmTypes.FUNCTION);
  }

  /** this is absent before super(); the interpreter throws if it is not. */
  private void bindThis(Instruction i) {
    Label exit = registers.exitLabel("no this yet");
    registers.pushObject(i.operand(1));
    asm.emit(code -> code.ifnonnull(exit));
    registers.pushObject(i.operand(0));
    asm.storeObject(Registers.THIS);
  }
}
