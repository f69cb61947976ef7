package org.ashlar.vm.compiler;

import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.Opcode;

/**
 * The constructor of a class that writes none (sec-runtime-semantics-classdefinitionevaluation): a
 * derived one passes its arguments on without asking any iterator.
 */
final class DefaultConstructor implements CodeBlock.BodyCompiler {
  @Override
  public Bytecode compile(CodeBlock code) {
    Emitter emitter = new Emitter();
    Registers registers = new Registers(0);
    int result = registers.allocate();
    int callee = registers.allocate();
    emitter.emit(Opcode.LOAD_CLOSURE_ENVIRONMENT, result);
    emitter.at(code.start());
    if (code.kind() == FunctionKind.DERIVED_CONSTRUCTOR) {
      int parent = registers.allocate();
      int target = registers.allocate();
      int arguments = registers.allocate();
      emitter.emit(Opcode.LOAD_CALLEE, callee);
      emitter.emit(Opcode.GET_SUPER_CONSTRUCTOR, parent, callee);
      emitter.emit(Opcode.LOAD_NEW_TARGET, target);
      emitter.emit(Opcode.CREATE_REST, arguments, 0);
      emitter.emit(Opcode.SUPER_CALL_SPREAD, result, parent, arguments, target);
      emitter.emit(Opcode.LOAD_EMPTY, arguments);
      emitter.emit(Opcode.BIND_THIS, result, arguments);
      emitter.emit(Opcode.INITIALIZE_FIELDS, callee, result);
      emitter.emit(Opcode.RETURN, result);
    } else {
      if (code.has(CodeBlock.HAS_CLASS_FIELDS)) {
        emitter.emit(Opcode.LOAD_CALLEE, callee);
        emitter.emit(Opcode.LOAD_THIS, result);
        emitter.emit(Opcode.INITIALIZE_FIELDS, callee, result);
      }
      emitter.emit(Opcode.RETURN, Registers.UNDEFINED);
    }
    return emitter.finish(registers.count(), false);
  }
}
