package org.ashlar.jit;

import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ashlar.spi.jit.CompiledUnit;

/**
 * The places where code leaves for the interpreter.
 *
 * <p>A guard branches to a stub that passes the live registers, in the form they have, to a method
 * that boxes them and goes on interpreting; stubs of the same pc and forms are one, methods of the
 * same signature are one.
 */
final class Exits {
  /** What a stub passes: registers and forms, at a pc or its complement. */
  private record Stub(int pc, List<Integer> registers, String forms) {}

  /** What a method takes. */
  record Shape(List<Integer> registers, String forms) {}

  private static final int MAX_PASSED = 120;

  private final FunctionCode function;
  private final Map<Stub, Label> stubs = new LinkedHashMap<>();
  private final Map<Stub, int[]> states = new LinkedHashMap<>();
  private final Map<Shape, String> methods = new LinkedHashMap<>();
  private final Set<CompiledUnit.Exit> table = new LinkedHashSet<>();

  Exits(FunctionCode function) {
    this.function = function;
  }

  /** The label of the stub for a pc with the present forms; null in a dry run. */
  @SuppressWarnings("NullAway") // nothing is emitted in a dry run, so nothing looks at the label
  Label at(int pc, Registers registers, Assembler asm, String wanted) {
    if (asm.isDry()) {
      return null;
    }
    table.add(new CompiledUnit.Exit(pc, "wants " + wanted));
    return stub(pc, pc, registers, asm);
  }

  /** The label of the stub for leaving at an entry, where no guard has failed. */
  Label atEntry(int pc, Registers registers, Assembler asm) {
    return stub(pc, ~pc, registers, asm);
  }

  private Label stub(int pc, int passedPc, Registers registers, Assembler asm) {
    BitSet live = function.liveAt(pc);
    List<Integer> passed = new ArrayList<>();
    StringBuilder forms = new StringBuilder();
    for (int r = live.nextSetBit(0); r >= 0; r = live.nextSetBit(r + 1)) {
      passed.add(r);
      int present = registers.forms(r);
      forms.append(
          Forms.has(present, Forms.BOX)
              ? 'B'
              : Forms.has(present, Forms.INT) ? 'I' : Forms.has(present, Forms.DOUBLE) ? 'D' : 'T');
    }
    if (passed.size() > MAX_PASSED) {
      throw new Decline("too many live registers", true);
    }
    Stub stub = new Stub(passedPc, List.copyOf(passed), forms.toString());
    return stubs.computeIfAbsent(
        stub,
        key -> {
          states.put(key, registers.snapshot());
          return asm.newLabel();
        });
  }

  /** Emits all stubs; no exit may be asked for after that. */
  void emitStubs(Assembler asm, Registers registers, ClassDesc owner) {
    for (Map.Entry<Stub, Label> entry : stubs.entrySet()) {
      Stub stub = entry.getKey();
      asm.bind(entry.getValue());
      registers.restore(Objects.requireNonNull(states.get(stub)));
      asm.loadObject(Registers.AGENT);
      asm.loadInt(Registers.ROOM);
      asm.loadObject(Registers.FUNCTION);
      asm.loadObject(Registers.THIS);
      asm.loadObject(Registers.NEW_TARGET);
      if (function.hasArguments()) {
        asm.loadObject(registers.allArguments());
      }
      for (int i = 0; i < stub.registers().size(); i++) {
        int register = stub.registers().get(i);
        switch (stub.forms().charAt(i)) {
          case 'B' -> asm.loadObject(registers.object(register));
          case 'D' -> registers.pushDouble(register);
          default -> registers.pushInt(register);
        }
      }
      asm.intConstant(stub.pc());
      Shape shape = new Shape(stub.registers(), stub.forms());
      String method = methods.computeIfAbsent(shape, key -> "exit" + methods.size());
      asm.emit(code -> code.invokestatic(owner, method, descriptor(shape)));
      asm.emit(code -> code.areturn());
    }
  }

  Map<Shape, String> methods() {
    return methods;
  }

  List<CompiledUnit.Exit> table() {
    return List.copyOf(table);
  }

  MethodTypeDesc descriptor(Shape shape) {
    List<ClassDesc> parameters = BodySignature.leading(function.hasArguments());
    for (char form : shape.forms().toCharArray()) {
      parameters.add(
          form == 'B'
              ? ConstantDescs.CD_Object
              : form == 'D' ? ConstantDescs.CD_double : ConstantDescs.CD_int);
    }
    parameters.add(ConstantDescs.CD_int);
    return MethodTypeDesc.of(ConstantDescs.CD_Object, parameters);
  }
}
