package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Comparison, with a value or a branch as its result: on numbers in place, else by a call. */
final class ComparisonLowering {
  private final Translator translator;
  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;
  private final boolean failing;

  ComparisonLowering(
      Translator translator, Sites sites, Assembler asm, Registers registers, boolean failing) {
    this.translator = translator;
    this.sites = sites;
    this.asm = asm;
    this.registers = registers;
    this.failing = failing;
  }

  /** Emits an instruction of this family; null if it is none, false if control does not go on. */
  @Nullable Boolean lower(Instruction i) {
    return switch (i.name()) {
      case "LESS",
          "LESS_EQUAL",
          "GREATER",
          "GREATER_EQUAL",
          "EQUAL",
          "NOT_EQUAL",
          "STRICT_EQUAL",
          "STRICT_NOT_EQUAL" ->
          compareToValue(i);
      default -> i.name().startsWith("JUMP_IF_") && i.site() >= 0 ? compareAndJump(i) : null;
    };
  }

  private boolean exit() {
    asm.go(registers.exitLabel("feedback"));
    return false;
  }

  private boolean isDouble(int register) {
    return registers.isDoubleAlone(register);
  }

  private void pushKinds(Instruction i) {
    asm.constant(sites.types(), "[I");
    asm.intConstant(i.site());
  }

  private boolean compareToValue(Instruction i) {
    if (!sites.isGeneric(i) && sites.isCold(i)) {
      return exit();
    }
    Label truth = asm.newLabel();
    Label end = asm.newLabel();
    compare(i, i.name(), i.operand(1), i.operand(2), truth);
    asm.emit(code -> code.iconst_0().goto_(end).labelBinding(truth).iconst_1().labelBinding(end));
    registers.defineTruth(i.operand(0));
    return true;
  }

  private boolean compareAndJump(Instruction i) {
    if (!sites.isGeneric(i) && sites.isCold(i)) {
      return exit();
    }
    String relation = i.name().substring("JUMP_IF_".length());
    prepareComparison(i, i.operand(0), i.operand(1));
    @Nullable Label target = translator.branch(i.target());
    emitComparison(i, relation, i.operand(0), i.operand(1), target);
    return true;
  }

  private void compare(
      Instruction i, String relation, int left, int right, @Nullable Label target) {
    prepareComparison(i, left, right);
    emitComparison(i, relation, left, right, target);
  }

  /** Brings both sides into the form that will be compared; no branch may have been taken yet. */
  private void prepareComparison(Instruction i, int left, int right) {
    if (sites.isGeneric(i)) {
      boxBoth(left, right);
    } else if (sites.isInt(i) && !isDouble(left) && !isDouble(right)) {
      registers.ensureInt(left, failing);
      registers.ensureInt(right, failing);
    } else if (sites.isNumeric(i) || sites.isInt(i)) {
      registers.ensureDouble(left, failing);
      registers.ensureDouble(right, failing);
    } else {
      boxBoth(left, right);
    }
  }

  private void boxBoth(int left, int right) {
    registers.ensureBox(left);
    registers.ensureBox(right);
  }

  private void emitComparison(
      Instruction i, String relation, int left, int right, @Nullable Label target) {
    boolean typed = !sites.isGeneric(i) && (sites.isInt(i) || sites.isNumeric(i));
    if (typed && registers.has(left, Forms.INT) && registers.has(right, Forms.INT)) {
      registers.pushInt(left);
      registers.pushInt(right);
      asm.emit(code -> intBranch(code, relation, Objects.requireNonNull(target)));
    } else if (typed) {
      registers.pushDouble(left);
      registers.pushDouble(right);
      asm.emit(code -> doubleBranch(code, relation, Objects.requireNonNull(target)));
    } else {
      genericBranch(i, relation, left, right, target);
    }
  }

  private static void intBranch(CodeBuilder code, String relation, Label target) {
    switch (relation) {
      case "LESS", "NOT_GREATER_EQUAL" -> code.if_icmplt(target);
      case "LESS_EQUAL", "NOT_GREATER" -> code.if_icmple(target);
      case "GREATER", "NOT_LESS_EQUAL" -> code.if_icmpgt(target);
      case "GREATER_EQUAL", "NOT_LESS" -> code.if_icmpge(target);
      case "EQUAL", "STRICT_EQUAL" -> code.if_icmpeq(target);
      default -> code.if_icmpne(target);
    }
  }

  /** NaN makes every relation false, so the negated ones branch. */
  private static void doubleBranch(CodeBuilder code, String relation, Label target) {
    switch (relation) {
      case "LESS" -> code.dcmpg().iflt(target);
      case "LESS_EQUAL" -> code.dcmpg().ifle(target);
      case "GREATER" -> code.dcmpl().ifgt(target);
      case "GREATER_EQUAL" -> code.dcmpl().ifge(target);
      case "NOT_LESS" -> code.dcmpg().ifge(target);
      case "NOT_LESS_EQUAL" -> code.dcmpg().ifgt(target);
      case "NOT_GREATER" -> code.dcmpl().ifle(target);
      case "NOT_GREATER_EQUAL" -> code.dcmpl().iflt(target);
      case "EQUAL", "STRICT_EQUAL" -> code.dcmpl().ifeq(target);
      default -> code.dcmpl().ifne(target);
    }
  }

  private void genericBranch(
      Instruction i, String relation, int left, int right, @Nullable Label target) {
    boolean strict = relation.startsWith("STRICT");
    boolean negated = relation.startsWith("NOT_") || relation.equals("STRICT_NOT_EQUAL");
    if (!strict) {
      registers.pushAgent();
    }
    registers.pushFresh(left);
    registers.pushFresh(right);
    if (strict) {
      asm.call("strictEquals");
    } else {
      pushKinds(i);
      String plain = negated ? relation.substring("NOT_".length()) : relation;
      asm.call(
          "comparison."
              + switch (plain) {
                case "LESS" -> "less";
                case "LESS_EQUAL" -> "lessEqual";
                case "GREATER" -> "greater";
                case "GREATER_EQUAL" -> "greaterEqual";
                case "EQUAL" -> "equal";
                default -> throw new Decline("relation " + relation, true);
              });
    }
    asm.emit(
        code -> {
          Label to = Objects.requireNonNull(target);
          if (negated) {
            code.ifeq(to);
          } else {
            code.ifne(to);
          }
        });
  }
}
