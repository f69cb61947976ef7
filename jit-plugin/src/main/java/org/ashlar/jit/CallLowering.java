package org.ashlar.jit;

import java.lang.classfile.Label;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ashlar.spi.jit.CallTarget;
import org.jspecify.annotations.Nullable;

/**
 * Calls: known code is entered at the site, so that HotSpot can inline it; some built-ins are
 * emitted in place.
 */
final class CallLowering {
  private static final String CALLABLE_CLASS = "org/ashlar/vm/object/JsFunction";
  private static final int FIXED_ARITIES = 4;

  /** Functions of one double that the JDK computes with the same result. */
  private static final Map<String, String> MATH =
      Map.of(
          "Math.sqrt", "math.sqrt",
          "Math.floor", "math.floor",
          "Math.ceil", "math.ceil",
          "Math.abs", "math.abs");

  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;
  private final boolean failing;

  CallLowering(Sites sites, Assembler asm, Registers registers, boolean failing) {
    this.sites = sites;
    this.asm = asm;
    this.registers = registers;
    this.failing = failing;
  }

  /** Emits an instruction of this family; null if it is none. */
  @Nullable Boolean lower(Instruction i) {
    switch (i.name()) {
      case "CALL" -> call(i);
      case "CALL_SPREAD" -> callSpread(i);
      default -> {
        return null;
      }
    }
    return true;
  }

  private void call(Instruction i) {
    int callee = i.operand(1);
    int receiver = i.operand(2);
    int first = i.operand(3);
    int count = i.operand(4);
    registers.ensureBox(callee);
    CallTarget.Builtin builtin = sites.isGeneric(i) ? null : sites.builtin(i);
    if (builtin != null && inPlace(i, builtin, callee, receiver, first, count)) {
      return;
    }
    for (int r = first; r < first + count; r++) {
      registers.ensureBox(r);
    }
    registers.ensureBox(receiver);
    Label done = asm.newLabel();
    List<Integer> known = sites.scriptTargets(i);
    if (!known.isEmpty() && count < FIXED_ARITIES && !failing) {
      int code = registers.temporary(5);
      registers.pushFresh(callee);
      asm.call("codeOf");
      asm.storeObject(code);
      for (int target : known) {
        callScript(target, code, callee, receiver, first, count, done);
      }
    }
    Label exit = registers.exitLabel("a callable callee");
    registers.pushFresh(callee);
    asm.instanceOf(CALLABLE_CLASS);
    asm.emit(code -> code.ifeq(exit));
    callAny(callee, receiver, first, count);
    asm.bind(done);
    registers.defineObject(i.operand(0));
    registers.restoreRoom();
  }

  /**
   * A function whose code is one the site has called before: its entry is called here, where
   * HotSpot profiles it alone.
   */
  private void callScript(
      int target, int code, int callee, int receiver, int first, int count, @Nullable Label done) {
    Label other = asm.newLabel();
    asm.loadObject(code);
    asm.constant(target, "Ljava/lang/Object;");
    asm.emit(builder -> builder.if_acmpne(Objects.requireNonNull(other)));
    registers.pushAgent();
    registers.pushFresh(callee);
    asm.cast(JvmTypes.FUNCTION);
    asm.call("entry");
    registers.pushAgent();
    asm.loadInt(Registers.ROOM);
    registers.pushFresh(callee);
    asm.cast(JvmTypes.FUNCTION);
    registers.pushFresh(receiver);
    for (int r = first; r < first + count; r++) {
      registers.pushFresh(r);
    }
    asm.call("code.call" + count);
    asm.go(done);
    asm.bind(other);
  }

  private void callAny(int callee, int receiver, int first, int count) {
    if (count >= FIXED_ARITIES) {
      registers.pushAgent();
      asm.loadInt(Registers.ROOM);
      registers.pushFresh(callee);
      registers.pushFresh(receiver);
      registers.pushRange(first, count);
      asm.call("callMany");
      return;
    }
    registers.pushFresh(callee);
    asm.cast(CALLABLE_CLASS);
    registers.pushAgent();
    asm.loadInt(Registers.ROOM);
    registers.pushFresh(receiver);
    for (int r = first; r < first + count; r++) {
      registers.pushFresh(r);
    }
    asm.call("function.call" + count);
  }

  /** Emits a built-in in place of the call, if it is one that can be. */
  private boolean inPlace(
      Instruction i, CallTarget.Builtin builtin, int callee, int receiver, int first, int count) {
    String name = Objects.requireNonNull(builtin.name());
    String operation = MATH.get(name);
    if (operation != null && count == 1) {
      registers.ensureDouble(first, failing);
      guardBuiltin(builtin, callee);
      registers.pushDouble(first);
      asm.call(operation);
      registers.defineDouble(i.operand(0));
      return true;
    }
    if (name.equals("Array.prototype.push") && count == 1) {
      registers.ensureBox(first);
      registers.ensureBox(receiver);
      guardBuiltin(builtin, callee);
      Label exit = registers.exitLabel("a dense array");
      int length = registers.temporary(1);
      registers.pushAgent();
      registers.pushObject(receiver);
      registers.pushObject(first);
      asm.call("push");
      asm.emit(code -> code.istore(length).iload(length).iflt(exit).iload(length));
      registers.defineInt(i.operand(0));
      return true;
    }
    if (name.equals("String.prototype.charCodeAt")
        && count == 1
        && (registers.has(first, Forms.INT) || registers.has(first, Forms.BOX))) {
      registers.ensureInt(first, failing);
      guardBuiltin(builtin, callee);
      Label exit = registers.exitLabel("a string and an index in it");
      int unit = registers.temporary(1);
      registers.pushObject(receiver);
      registers.pushInt(first);
      asm.call("charCodeAt");
      asm.emit(code -> code.istore(unit).iload(unit).iflt(exit).iload(unit));
      registers.defineInt(i.operand(0));
      return true;
    }
    return false;
  }

  private void guardBuiltin(CallTarget.Builtin builtin, int callee) {
    Label exit = registers.exitLabel("the built-in seen before");
    registers.pushObject(callee);
    asm.constant(builtin.id(), "Ljava/lang/Object;");
    asm.call("isBuiltin");
    asm.emit(code -> code.ifeq(exit));
  }

  private void callSpread(Instruction i) {
    Label exit = registers.exitLabel("a callable callee");
    registers.pushObject(i.operand(1));
    asm.instanceOf(CALLABLE_CLASS);
    asm.emit(code -> code.ifeq(exit));
    registers.pushAgent();
    asm.loadInt(Registers.ROOM);
    registers.pushObject(i.operand(1));
    registers.pushObject(i.operand(2));
    registers.pushObject(i.operand(3));
    asm.call("call.spread");
    asm.call("callMany");
    registers.defineObject(i.operand(0));
    registers.restoreRoom();
  }
}
