package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Objects;
import org.ashlar.spi.jit.AbiDescription;
import org.jspecify.annotations.Nullable;

/**
 * Instructions that are one call of an operation, by a table: what the call takes is written down,
 * the rest follows from the descriptor of the operation.
 */
final class RareLowering {
  /**
   * The operation of an instruction and its arguments in order: {@code A} agent, {@code R} room,
   * {@code F} function, {@code N} new target, {@code P} all arguments, {@code S} strictness, {@code
   * K} the kinds and the site, {@code C} the caches and the site, or a letter and the index of an
   * operand: {@code r} value of a register, {@code i} the operand itself, {@code c} constant,
   * {@code f} nested function. A result goes to the first operand; with {@code >} before the
   * letters, Java null branches to the target instead.
   */
  private static final Map<String, String> TABLE =
      Map.ofEntries(
          Map.entry("EXP", "number.exponentiate A r1 r2 K"),
          Map.entry("TO_STRING", "type.toString A r1"),
          Map.entry("TO_OBJECT", "type.toObject A r1"),
          Map.entry("TO_PROPERTY_KEY", "element.toKeyValue A r1"),
          Map.entry("TO_REFERENCE_KEY", "element.toReferenceKey A r1 r2"),
          Map.entry("CHECK_OBJECT_COERCIBLE", "destructuring.requireObjectCoercible A r0"),
          Map.entry("IN", "element.in A r1 r2"),
          Map.entry("DELETE_PROPERTY", "element.deleteNamed A r1 c2 S"),
          Map.entry("DELETE_ELEMENT", "element.delete A r1 r2 S"),
          Map.entry("GET_SUPER_BASE", "call.superBase A r1"),
          Map.entry("GET_SUPER", "element.getSuper A r1 r2 r3"),
          Map.entry("SET_SUPER", "element.setSuper A r0 r1 r2 r3 S"),
          Map.entry("GET_PRIVATE", "private.get A r1 r2 C"),
          Map.entry("SET_PRIVATE", "private.set A r0 r1 r2 C"),
          Map.entry("HAS_PRIVATE", "private.has A r1 r2"),
          Map.entry("DEFINE_PRIVATE_FIELD", "private.addField A r0 r1 r2"),
          Map.entry("DEFINE_PRIVATE_METHOD", "private.addMethod A r0 r1 r2 i3"),
          Map.entry("ADD_CLASS_PRIVATE_METHOD", "private.addToClass r0 r1 r2 i3"),
          Map.entry("INITIALIZE_FIELDS", "private.initializeInstance A R r0 r1"),
          Map.entry("DEFINE_ELEMENT", "literal.defineElement A r0 r1 r2"),
          Map.entry("DEFINE_METHOD", "closure.defineMethod A r0 r2 r1 i3"),
          Map.entry("SET_LITERAL_PROTOTYPE", "literal.setLiteralPrototype A r0 r1"),
          Map.entry("SET_FUNCTION_NAME", "closure.setFunctionName A r0 r1 i2"),
          Map.entry("NEW_ARRAY_COPY", "literal.newArrayCopy A c1"),
          Map.entry("ARRAY_APPEND", "literal.append A r0 r1"),
          Map.entry("ARRAY_SPREAD", "iteration.spread A r0 r1"),
          Map.entry("NEW_REGEXP", "literal.newRegExp A c1"),
          Map.entry("TEMPLATE_OBJECT", "literal.templateObject A c1"),
          Map.entry("CREATE_METHOD", "createMethod F f1 r2 r3"),
          Map.entry("CREATE_ARGUMENTS", "arguments.unmapped A P"),
          Map.entry("CREATE_MAPPED_ARGUMENTS", "mappedArguments A P F r1 c2"),
          Map.entry("CREATE_REST", "arguments.rest A P i1"),
          Map.entry("GET_SUPER_CONSTRUCTOR", "call.superConstructor A r1"),
          Map.entry("CHECK_CONSTRUCTOR_RESULT", "closure.constructorResult A r1 r2"),
          Map.entry("LOAD_GLOBAL_THIS", "globalThis F"),
          Map.entry("TYPEOF_GLOBAL", "typeOfGlobal A F i1"),
          Map.entry("CHECK_GLOBAL", "resolvesGlobal A F i1"),
          Map.entry("LOAD_IMPORT", "loadImport A r1 i2 i3 c4"),
          Map.entry("ITERATOR_STEP", "iteration.step > A r1 r2"),
          Map.entry("ITERATOR_RESULT", "iteration.result > A r1"),
          Map.entry("ITERATOR_CALL_NEXT", "iteration.callNext A r1 r2 r3"),
          Map.entry("ITERATOR_CLOSE", "iteration.close A r0"),
          Map.entry("ITERATOR_CLOSE_SILENTLY", "iteration.closeSilently A r0"),
          Map.entry("GET_METHOD", "iteration.getMethod A r1 c2"),
          Map.entry("REQUIRE_OBJECT", "iteration.requireResult A r0"),
          Map.entry("FOR_IN_PREPARE", "iteration.keys A r1"),
          Map.entry("FOR_IN_NEXT", "nextKey > A r1"));

  private final Translator translator;
  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;

  RareLowering(Translator translator, Sites sites, Assembler asm, Registers registers) {
    this.translator = translator;
    this.sites = sites;
    this.asm = asm;
    this.registers = registers;
  }

  /** Emits an instruction of this family; null if it is none. */
  @Nullable Boolean lower(Instruction i) {
    String row = TABLE.get(i.name());
    if (row != null) {
      String[] words = row.split(" ");
      boolean branches = words[1].equals(">");
      call(i, words, branches ? 2 : 1);
      if (branches) {
        branchIfAbsent(i);
      }
      return true;
    }
    switch (i.name()) {
      case "GET_ITERATOR" -> iterator(i);
      case "COPY_DATA_PROPERTIES" -> copyProperties(i);
      case "THROW_ERROR", "THROW_CONST_ASSIGNMENT" -> {
        asm.go(registers.exitLabel("no error"));
        return false;
      }
      case "JUMP_IF_EMPTY" -> jumpIfEmpty(i);
      case "JUMP_IF_INT" -> jumpIfInt(i);
      default -> {
        return null;
      }
    }
    return true;
  }

  /** Calls the operation of a row and defines what it returns, unless a branch looks at it. */
  private void call(Instruction i, String[] words, int first) {
    MethodTypeDesc descriptor = asm.descriptor(words[0]);
    boolean calls = false;
    int parameter = 0;
    for (int w = first; w < words.length; w++) {
      String word = words[w];
      if (word.equals("K") || word.equals("C")) {
        if (word.equals("K")) {
          asm.constant(sites.types(), "[I");
        } else {
          asm.constant(sites.caches(), "[Ljava/lang/Object;");
        }
        asm.intConstant(i.site());
        parameter += 2;
        continue;
      }
      calls |= word.equals("R");
      push(i, word, descriptor.parameterType(parameter++));
    }
    asm.call(words[0]);
    if (first == 1) {
      define(i, descriptor.returnType());
    }
    if (calls) {
      registers.restoreRoom();
    }
  }

  private void push(Instruction i, String word, ClassDesc type) {
    switch (word.charAt(0)) {
      case 'A' -> registers.pushAgent();
      case 'R' -> asm.loadInt(Registers.ROOM);
      case 'F' -> {
        registers.pushFunction();
      }
      case 'P' -> asm.loadObject(registers.allArguments());
      case 'S' -> asm.intConstant(sites.isStrict() ? 1 : 0);
      case 'i' -> asm.intConstant(operand(i, word));
      case 'c' -> asm.constant(operand(i, word), type.descriptorString());
      case 'f' -> asm.constant(sites.nestedFunction(operand(i, word)), type.descriptorString());
      case 'r' -> {
        registers.pushObject(operand(i, word));
        if (!type.equals(ConstantDescs.CD_Object)) {
          asm.cast(type);
        }
      }
      default -> throw new AssertionError(word);
    }
  }

  private static int operand(Instruction i, String word) {
    return i.operand(word.charAt(1) - '0');
  }

  private void define(Instruction i, ClassDesc type) {
    boolean hasResult = i.roles().getFirst() == AbiDescription.Operand.DEST;
    if (type.equals(ConstantDescs.CD_void)) {
      return;
    }
    if (!hasResult) {
      asm.emit(CodeBuilder::pop);
    } else if (type.equals(ConstantDescs.CD_boolean)) {
      registers.defineTruth(i.operand(0));
    } else {
      registers.defineObject(i.operand(0));
    }
  }

  /** Java null on the stack goes to the target; anything else is the result. */
  private void branchIfAbsent(Instruction i) {
    int value = registers.temporary(5);
    asm.storeObject(value);
    Label target = translator.branch(i.target());
    asm.loadObject(value);
    asm.emit(code -> code.ifnull(Objects.requireNonNull(target)));
    asm.loadObject(value);
    registers.defineObject(i.operand(0));
  }

  private void iterator(Instruction i) {
    int iterator = registers.temporary(5);
    registers.pushAgent();
    registers.pushObject(i.operand(2));
    asm.call("iteration.iterator");
    asm.storeObject(iterator);
    registers.pushAgent();
    asm.loadObject(iterator);
    asm.call("iteration.nextMethod");
    registers.defineObject(i.operand(1));
    asm.loadObject(iterator);
    registers.defineObject(i.operand(0));
  }

  private void copyProperties(Instruction i) {
    registers.pushAgent();
    registers.pushObject(i.operand(0));
    registers.pushObject(i.operand(1));
    registers.pushRange(i.operand(2), i.operand(3));
    asm.call("copyProperties");
  }

  private void jumpIfEmpty(Instruction i) {
    if (!registers.has(i.operand(0), Forms.BOX)) {
      return;
    }
    Label target = translator.branch(i.target());
    asm.loadObject(registers.object(i.operand(0)));
    asm.emit(code -> code.ifnull(Objects.requireNonNull(target)));
  }

  private void jumpIfInt(Instruction i) {
    int register = i.operand(0);
    int expected = i.operand(1);
    if (registers.has(register, Forms.INT)) {
      Label target = translator.branch(i.target());
      registers.pushInt(register);
      asm.intConstant(expected);
      asm.emit(code -> code.if_icmpeq(Objects.requireNonNull(target)));
    } else {
      registers.pushObject(register);
      asm.intConstant(expected);
      asm.call("isInt");
      Label target = translator.branch(i.target());
      asm.emit(code -> code.ifne(Objects.requireNonNull(target)));
    }
  }
}
