package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.Objects;
import org.ashlar.spi.jit.FunctionView;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic: on ints where only ints were seen, on doubles where only numbers were, else by a
 * call.
 */
final class NumberLowering {
  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;
  private final boolean failing;

  NumberLowering(Sites sites, Assembler asm, Registers registers, boolean failing) {
    this.sites = sites;
    this.asm = asm;
    this.registers = registers;
    this.failing = failing;
  }

  void constant(Instruction i) {
    FunctionView.Constant constant = sites.constant(i.operand(1));
    switch (constant.kind()) {
      case INT -> {
        asm.intConstant((Integer) Objects.requireNonNull(constant.value()));
        registers.defineInt(i.operand(0));
      }
      case DOUBLE -> {
        asm.doubleConstant((Double) Objects.requireNonNull(constant.value()));
        registers.defineDouble(i.operand(0));
      }
      default -> {
        asm.constant(i.operand(1), "Ljava/lang/Object;");
        registers.defineObject(i.operand(0));
      }
    }
  }

  /** Emits an instruction of this family; null if it is none, false if control does not go on. */
  @Nullable Boolean lower(Instruction i) {
    return switch (i.name()) {
      case "ADD", "SUB", "MUL", "DIV", "MOD" -> binary(i, i.operand(2), false);
      case "ADD_INT", "SUB_INT", "MUL_INT" -> binary(i, i.operand(2), true);
      case "BIT_AND", "BIT_OR", "BIT_XOR", "SHIFT_LEFT", "SHIFT_RIGHT", "SHIFT_RIGHT_UNSIGNED" ->
          bits(i, false);
      case "BIT_AND_INT", "BIT_OR_INT", "SHIFT_LEFT_INT", "SHIFT_RIGHT_INT" -> bits(i, true);
      case "INCREMENT" -> step(i, "increment", 1);
      case "DECREMENT" -> step(i, "decrement", -1);
      case "NEGATE" -> negate(i);
      case "BIT_NOT" -> bitNot(i);
      case "TO_NUMERIC", "TO_NUMBER" -> convert(i);
      default -> null;
    };
  }

  private boolean exit() {
    asm.go(registers.exitLabel("feedback"));
    return false;
  }

  private static String operation(String name) {
    return switch (name) {
      case "ADD", "ADD_INT" -> "add";
      case "SUB", "SUB_INT" -> "subtract";
      case "MUL", "MUL_INT" -> "multiply";
      case "DIV" -> "divide";
      case "MOD" -> "remainder";
      case "BIT_AND", "BIT_AND_INT" -> "bitAnd";
      case "BIT_OR", "BIT_OR_INT" -> "bitOr";
      case "BIT_XOR" -> "bitXor";
      case "SHIFT_LEFT", "SHIFT_LEFT_INT" -> "shiftLeft";
      case "SHIFT_RIGHT", "SHIFT_RIGHT_INT" -> "shiftRight";
      case "SHIFT_RIGHT_UNSIGNED" -> "shiftRightUnsigned";
      default -> throw new AssertionError(name);
    };
  }

  // ---- Binary arithmetic ----

  private boolean binary(Instruction i, int right, boolean immediate) {
    int left = i.operand(1);
    if (sites.isGeneric(i)) {
      return generic(i, immediate);
    }
    if (sites.isCold(i)) {
      return exit();
    }
    boolean doubles = isDouble(left) || (!immediate && isDouble(right));
    if (sites.isInt(i) && !doubles) {
      registers.ensureInt(left, failing);
      if (!immediate) {
        registers.ensureInt(right, failing);
      }
      intOperation(i, left, right, immediate);
    } else if (sites.isNumeric(i) || (sites.isInt(i) && doubles)) {
      registers.ensureDouble(left, failing);
      if (!immediate) {
        registers.ensureDouble(right, failing);
      }
      doubleOperation(i, left, right, immediate);
    } else {
      return generic(i, immediate);
    }
    return true;
  }

  private boolean isDouble(int register) {
    return registers.isDoubleAlone(register);
  }

  private void pushRightInt(int right, boolean immediate) {
    if (immediate) {
      asm.intConstant(right);
    } else {
      registers.pushInt(right);
    }
  }

  private void intOperation(Instruction i, int left, int right, boolean immediate) {
    switch (operation(i.name())) {
      case "divide" -> divideInts(left, right);
      case "remainder" -> remainderInts(left, right);
      default -> overflowing(i, left, right, immediate);
    }
    registers.defineInt(i.operand(0));
  }

  /** In 64 bits, and out if the result needs more than 32. */
  private void overflowing(Instruction i, int left, int right, boolean immediate) {
    String operation = operation(i.name());
    registers.pushInt(left);
    asm.emit(CodeBuilder::i2l);
    pushRightInt(right, immediate);
    asm.emit(CodeBuilder::i2l);
    asm.emit(
        code -> {
          switch (operation) {
            case "add" -> code.ladd();
            case "subtract" -> code.lsub();
            default -> code.lmul();
          }
        });
    int wide = registers.temporary(2);
    Label exit = registers.exitLabel("a result of 32 bits");
    asm.emit(code -> code.lstore(wide).lload(wide).l2i().i2l().lload(wide).lcmp().ifne(exit));
    if (operation.equals("multiply")) {
      minusZero(left, right, immediate, wide, exit);
    }
    asm.emit(code -> code.lload(wide).l2i());
  }

  /** A product of zero with a negative factor is -0, which is no int. */
  private void minusZero(int left, int right, boolean immediate, int wide, Label exit) {
    Label fine = asm.newLabel();
    asm.emit(code -> code.lload(wide).lconst_0().lcmp().ifne(fine));
    registers.pushInt(left);
    pushRightInt(right, immediate);
    asm.emit(code -> code.ior().iflt(exit));
    asm.bind(fine);
  }

  private void divideInts(int left, int right) {
    Label exit = registers.exitLabel("an integral quotient");
    registers.pushInt(right);
    asm.emit(code -> code.ifle(exit));
    registers.pushInt(left);
    registers.pushInt(right);
    asm.emit(code -> code.irem().ifne(exit));
    registers.pushInt(left);
    registers.pushInt(right);
    asm.emit(CodeBuilder::idiv);
  }

  private void remainderInts(int left, int right) {
    Label exit = registers.exitLabel("an integral rest");
    registers.pushInt(right);
    asm.emit(code -> code.ifeq(exit));
    registers.pushInt(left);
    registers.pushInt(right);
    int rest = registers.temporary(1);
    Label fine = asm.newLabel();
    asm.emit(code -> code.irem().istore(rest).iload(rest).ifne(fine));
    // Nothing left of a negative dividend is -0.
    registers.pushInt(left);
    asm.emit(code -> code.iflt(exit));
    asm.bind(fine);
    asm.loadInt(rest);
  }

  private void doubleOperation(Instruction i, int left, int right, boolean immediate) {
    registers.pushDouble(left);
    if (immediate) {
      asm.doubleConstant(right);
    } else {
      registers.pushDouble(right);
    }
    String operation = operation(i.name());
    asm.emit(
        code -> {
          switch (operation) {
            case "add" -> code.dadd();
            case "subtract" -> code.dsub();
            case "multiply" -> code.dmul();
            case "divide" -> code.ddiv();
            default -> code.drem();
          }
        });
    registers.defineDouble(i.operand(0));
  }

  private boolean generic(Instruction i, boolean immediate) {
    registers.pushAgent();
    registers.pushObject(i.operand(1));
    if (immediate) {
      asm.intConstant(i.operand(2));
      asm.call("box.int");
    } else {
      registers.pushObject(i.operand(2));
    }
    pushKinds(i);
    asm.call("arithmetic." + operation(i.name()));
    registers.defineObject(i.operand(0));
    return true;
  }

  private void pushKinds(Instruction i) {
    asm.constant(sites.types(), "[I");
    asm.intConstant(i.site());
  }

  // ---- Bits ----

  private boolean bits(Instruction i, boolean immediate) {
    int left = i.operand(1);
    int right = i.operand(2);
    if (sites.isGeneric(i)) {
      return generic(i, immediate);
    }
    if (sites.isCold(i)) {
      return exit();
    }
    boolean numeric = sites.isInt(i) || sites.isNumeric(i);
    if (!numeric) {
      return generic(i, immediate);
    }
    prepareBits(i, left);
    if (!immediate) {
      prepareBits(i, right);
    }
    pushBits(left);
    if (immediate) {
      asm.intConstant(right);
    } else {
      pushBits(right);
    }
    String operation = operation(i.name());
    asm.emit(
        code -> {
          switch (operation) {
            case "bitAnd" -> code.iand();
            case "bitOr" -> code.ior();
            case "bitXor" -> code.ixor();
            case "shiftLeft" -> code.ishl();
            case "shiftRight" -> code.ishr();
            default -> code.iushr();
          }
        });
    if (operation.equals("shiftRightUnsigned") && !sites.isInt(i)) {
      asm.emit(code -> code.i2l().loadConstant(0xFFFF_FFFFL).land().l2d());
      registers.defineDouble(i.operand(0));
      return true;
    }
    if (operation.equals("shiftRightUnsigned")) {
      int local = registers.temporary(1);
      Label exit = registers.exitLabel("a result of 32 bits");
      asm.emit(code -> code.istore(local).iload(local).iflt(exit).iload(local));
    }
    registers.defineInt(i.operand(0));
    return true;
  }

  private void prepareBits(Instruction i, int register) {
    if (registers.isNumber(register)) {
      return;
    }
    if (sites.isInt(i)) {
      registers.ensureInt(register, failing);
    } else {
      registers.ensureDouble(register, failing);
    }
  }

  private void pushBits(int register) {
    if (registers.has(register, Forms.INT)) {
      registers.pushInt(register);
    } else {
      registers.pushDouble(register);
      asm.call("toInt32");
    }
  }

  // ---- Unary ----

  private boolean step(Instruction i, String operation, int by) {
    int source = i.operand(1);
    if (!sites.isGeneric(i) && sites.isCold(i)) {
      return exit();
    }
    if (!sites.isGeneric(i) && sites.isInt(i) && !isDouble(source)) {
      registers.ensureInt(source, failing);
      Label exit = registers.exitLabel("a result of 32 bits");
      registers.pushInt(source);
      asm.intConstant(by > 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE);
      asm.emit(code -> code.if_icmpeq(exit));
      registers.pushInt(source);
      asm.intConstant(by);
      asm.emit(CodeBuilder::iadd);
      registers.defineInt(i.operand(0));
    } else if (!sites.isGeneric(i) && (sites.isNumeric(i) || isDouble(source))) {
      registers.ensureDouble(source, failing);
      registers.pushDouble(source);
      asm.doubleConstant(by);
      asm.emit(CodeBuilder::dadd);
      registers.defineDouble(i.operand(0));
    } else {
      unaryCall(i, operation);
    }
    return true;
  }

  private void unaryCall(Instruction i, String operation) {
    registers.pushAgent();
    registers.pushObject(i.operand(1));
    pushKinds(i);
    asm.call("arithmetic." + operation);
    registers.defineObject(i.operand(0));
  }

  private boolean negate(Instruction i) {
    int source = i.operand(1);
    if (!sites.isGeneric(i) && sites.isCold(i)) {
      return exit();
    }
    if (!sites.isGeneric(i) && sites.isInt(i) && !isDouble(source)) {
      registers.ensureInt(source, failing);
      Label exit = registers.exitLabel("a result of 32 bits");
      registers.pushInt(source);
      // 0 becomes -0 and the smallest int has no opposite; both are what is left of the bits
      // without the sign.
      asm.intConstant(Integer.MAX_VALUE);
      asm.emit(code -> code.iand().ifeq(exit));
      registers.pushInt(source);
      asm.emit(CodeBuilder::ineg);
      registers.defineInt(i.operand(0));
    } else if (!sites.isGeneric(i) && (sites.isNumeric(i) || isDouble(source))) {
      registers.ensureDouble(source, failing);
      registers.pushDouble(source);
      asm.emit(CodeBuilder::dneg);
      registers.defineDouble(i.operand(0));
    } else {
      unaryCall(i, "negate");
    }
    return true;
  }

  private boolean bitNot(Instruction i) {
    int source = i.operand(1);
    boolean generic = sites.isGeneric(i);
    if (!generic && sites.isCold(i)) {
      return exit();
    }
    if (!generic && (sites.isInt(i) || sites.isNumeric(i))) {
      prepareBits(i, source);
      pushBits(source);
      asm.emit(code -> code.iconst_m1().ixor());
      registers.defineInt(i.operand(0));
    } else {
      unaryCall(i, "bitNot");
    }
    return true;
  }

  private boolean convert(Instruction i) {
    int source = i.operand(1);
    if (registers.isNumber(source)) {
      registers.copy(i.operand(0), source);
      return true;
    }
    registers.pushAgent();
    registers.pushObject(source);
    asm.intConstant(i.name().equals("TO_NUMERIC") ? 1 : 0);
    pushKinds(i);
    asm.call("number.convert");
    registers.defineObject(i.operand(0));
    return true;
  }
}
