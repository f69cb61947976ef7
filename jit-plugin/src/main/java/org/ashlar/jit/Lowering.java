package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import org.jspecify.annotations.Nullable;

/**
 * Emits each instruction: a fast path at the site for what the feedback has seen, a call for the
 * rest.
 */
final class Lowering {
  private static final int POLL_MASK = 1023;

  private final Translator translator;
  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;
  private final NumberLowering numbers;
  private final ComparisonLowering comparisons;
  private final PropertyReads reads;
  private final PropertyWrites writes;
  private final LiteralLowering literals;
  private final ElementLowering elements;
  private final CallLowering calls;
  private final ConstructLowering constructions;
  private final RareLowering rare;

  Lowering(
      Translator translator,
      FunctionCode function,
      Sites sites,
      Assembler asm,
      Registers registers,
      boolean failing) {
    this.translator = translator;
    this.sites = sites;
    this.asm = asm;
    this.registers = registers;
    this.numbers = new NumberLowering(sites, asm, registers, failing);
    this.comparisons = new ComparisonLowering(translator, sites, asm, registers, failing);
    this.reads = new PropertyReads(translator, sites, asm, registers, failing);
    this.writes = new PropertyWrites(sites, asm, registers, failing);
    this.literals = new LiteralLowering(sites, asm, registers);
    this.elements = new ElementLowering(sites, asm, registers, failing);
    this.calls = new CallLowering(sites, asm, registers, failing);
    this.constructions = new ConstructLowering(sites, asm, registers, failing);
    this.rare = new RareLowering(translator, sites, asm, registers);
  }

  /** Emits one instruction; false if control does not go on to the next. */
  boolean lower(Instruction i) {
    switch (i.name()) {
      case "NOP", "DEBUGGER" -> {}
      case "MOVE" -> registers.copy(i.operand(0), i.operand(1));
      case "LOAD_INT" -> {
        asm.intConstant(i.operand(1));
        registers.defineInt(i.operand(0));
      }
      case "LOAD_CONSTANT" -> numbers.constant(i);
      case "LOAD_UNDEFINED" -> loadStatic(i, "value.undefined");
      case "LOAD_NULL" -> loadStatic(i, "value.null");
      case "LOAD_TRUE", "LOAD_FALSE" -> {
        asm.intConstant(i.name().equals("LOAD_TRUE") ? 1 : 0);
        registers.defineTruth(i.operand(0));
      }
      case "LOAD_EMPTY" -> {
        asm.emit(CodeBuilder::aconst_null);
        registers.defineObject(i.operand(0));
      }
      case "LOAD_THIS" -> loadLocal(i, Registers.THIS);
      case "LOAD_CALLEE" -> loadLocal(i, Registers.FUNCTION);
      case "LOAD_NEW_TARGET" -> loadLocal(i, Registers.NEW_TARGET);
      case "LOAD_CLOSURE_ENVIRONMENT" -> {
        registers.pushFunction();
        asm.call("closureEnvironment");
        registers.defineObject(i.operand(0));
      }
      case "CHECK_INITIALIZED", "CHECK_THIS" -> {
        if (registers.forms(i.operand(0)) == Forms.BOX) {
          exitIfNull(i.operand(0));
        }
      }
      case "NOT" -> {
        pushTruth(i.operand(1));
        asm.intConstant(1);
        asm.emit(CodeBuilder::ixor);
        registers.defineTruth(i.operand(0));
      }
      case "TYPEOF" -> {
        registers.pushObject(i.operand(1));
        asm.call("type.of");
        registers.defineObject(i.operand(0));
      }
      case "INSTANCE_OF" -> {
        registers.pushAgent();
        registers.pushObject(i.operand(1));
        registers.pushObject(i.operand(2));
        asm.call("type.instanceOf");
        registers.defineTruth(i.operand(0));
      }
      case "JUMP" -> {
        translator.edge(i.target());
        return false;
      }
      case "JUMP_IF_TRUE" -> {
        pushTruth(i.operand(0));
        branchIf(i, CodeBuilder::ifne);
      }
      case "JUMP_IF_FALSE" -> {
        pushTruth(i.operand(0));
        branchIf(i, CodeBuilder::ifeq);
      }
      case "JUMP_IF_NULLISH", "JUMP_IF_NOT_NULLISH" -> {
        registers.pushObject(i.operand(0));
        asm.call("comparison.isNullish");
        branchIf(i, i.name().equals("JUMP_IF_NULLISH") ? CodeBuilder::ifne : CodeBuilder::ifeq);
      }
      case "JUMP_IF_UNDEFINED", "JUMP_IF_NOT_UNDEFINED" -> {
        registers.pushObject(i.operand(0));
        asm.getField("value.undefined");
        branchIf(
            i,
            i.name().equals("JUMP_IF_UNDEFINED") ? CodeBuilder::if_acmpeq : CodeBuilder::if_acmpne);
      }
      case "LOOP_HEADER" -> poll();
      case "NEW_ENVIRONMENT" -> {
        registers.pushAgent();
        registers.pushObject(i.operand(1));
        asm.intConstant(i.operand(2));
        asm.call("newEnvironment");
        registers.defineObject(i.operand(0));
      }
      case "COPY_ENVIRONMENT" -> {
        registers.pushAgent();
        registers.pushObject(i.operand(1));
        asm.call("copyEnvironment");
        registers.defineObject(i.operand(0));
      }
      case "LOAD_SLOT", "LOAD_SLOT_CHECKED" -> loadSlot(i);
      case "STORE_SLOT", "STORE_SLOT_CHECKED" -> storeSlot(i);
      case "LOAD_GLOBAL" -> {
        registers.pushAgent();
        registers.pushFunction();
        asm.intConstant(i.operand(1));
        asm.call("loadGlobal");
        registers.defineObject(i.operand(0));
      }
      case "STORE_GLOBAL" -> {
        registers.pushAgent();
        registers.pushFunction();
        asm.intConstant(i.operand(0));
        registers.pushObject(i.operand(1));
        asm.call("storeGlobal");
      }
      case "CREATE_CLOSURE" -> {
        registers.pushFunction();
        asm.constant(sites.nestedFunction(i.operand(1)), "Ljava/lang/Object;");
        registers.pushObject(i.operand(2));
        asm.call("createClosure");
        registers.defineObject(i.operand(0));
      }
      case "RETURN" -> {
        registers.pushFresh(i.operand(0));
        asm.emit(CodeBuilder::areturn);
        return false;
      }
      case "THROW" -> {
        registers.pushObject(i.operand(0));
        asm.call("thrown");
        asm.emit(CodeBuilder::athrow);
        return false;
      }
      default -> {
        return lowerFamily(i);
      }
    }
    return true;
  }

  private boolean lowerFamily(Instruction i) {
    Boolean number = numbers.lower(i);
    if (number != null) {
      return number;
    }
    Boolean comparison = comparisons.lower(i);
    if (comparison != null) {
      return comparison;
    }
    Boolean read = reads.lower(i);
    if (read != null) {
      return read;
    }
    Boolean write = writes.lower(i);
    if (write != null) {
      return write;
    }
    Boolean literal = literals.lower(i);
    if (literal != null) {
      return literal;
    }
    Boolean element = elements.lower(i);
    if (element != null) {
      return element;
    }
    Boolean call = calls.lower(i);
    if (call != null) {
      return call;
    }
    Boolean construction = constructions.lower(i);
    if (construction != null) {
      return construction;
    }
    Boolean other = rare.lower(i);
    if (other != null) {
      return other;
    }
    throw new Decline("opcode " + i.name(), true);
  }

  private void loadStatic(Instruction i, String field) {
    asm.getField(field);
    registers.defineObject(i.operand(0));
  }

  private void loadLocal(Instruction i, int local) {
    asm.loadObject(local);
    registers.defineObject(i.operand(0));
  }

  private void exitIfNull(int register) {
    asm.loadObject(registers.object(register));
    Label exit = registers.exitLabel("an initialised binding");
    asm.emit(code -> code.ifnull(exit));
  }

  /** Pushes ToBoolean of a register as 0 or 1 (or any int that is zero for false). */
  private void pushTruth(int register) {
    if (registers.has(register, Forms.TRUTH)) {
      registers.pushInt(register);
    } else if (registers.has(register, Forms.INT)) {
      registers.pushInt(register);
      Label zero = asm.newLabel();
      Label end = asm.newLabel();
      asm.emit(
          code ->
              code.ifeq(zero)
                  .iconst_1()
                  .goto_(end)
                  .labelBinding(zero)
                  .iconst_0()
                  .labelBinding(end));
    } else if (registers.has(register, Forms.DOUBLE)) {
      registers.pushDouble(register);
      asm.call("truthy");
    } else {
      registers.pushObject(register);
      asm.call("comparison.truthy");
    }
  }

  /** A conditional branch of the JVM. */
  interface Branch {
    CodeBuilder to(CodeBuilder code, Label label);
  }

  @SuppressWarnings("NullAway") // a dry run has no labels, and emits nothing
  private void branchIf(Instruction i, Branch branch) {
    @Nullable Label label = translator.branch(i.target());
    asm.emit(code -> branch.to(code, label));
  }

  private void poll() {
    int counter = registers.temporary(0);
    Label end = asm.newLabel();
    asm.emit(code -> code.iinc(counter, 1));
    asm.loadInt(counter);
    asm.intConstant(POLL_MASK);
    asm.emit(code -> code.iand().ifne(end));
    registers.pushAgent();
    asm.call("poll");
    asm.bind(end);
  }

  private void pushEnvironment(int register, int hops) {
    registers.pushObject(register);
    asm.castToOwner("environment.slots");
    for (int hop = 0; hop < hops; hop++) {
      asm.getField("environment.outer");
    }
    asm.getField("environment.slots");
  }

  private void loadSlot(Instruction i) {
    pushEnvironment(i.operand(1), i.operand(2));
    asm.intConstant(i.operand(3));
    asm.emit(CodeBuilder::aaload);
    if (i.name().equals("LOAD_SLOT_CHECKED")) {
      int local = registers.temporary(1);
      asm.storeObject(local);
      asm.loadObject(local);
      Label exit = registers.exitLabel("an initialised binding");
      asm.emit(code -> code.ifnull(exit));
      asm.loadObject(local);
    }
    registers.defineObject(i.operand(0));
  }

  private void storeSlot(Instruction i) {
    if (i.name().equals("STORE_SLOT_CHECKED")) {
      pushEnvironment(i.operand(0), i.operand(1));
      asm.intConstant(i.operand(2));
      asm.emit(CodeBuilder::aaload);
      Label exit = registers.exitLabel("an initialised binding");
      asm.emit(code -> code.ifnull(exit));
    }
    registers.pushObject(i.operand(3));
    int local = registers.temporary(1);
    asm.storeObject(local);
    pushEnvironment(i.operand(0), i.operand(1));
    asm.intConstant(i.operand(2));
    asm.loadObject(local);
    asm.emit(CodeBuilder::aastore);
  }
}
