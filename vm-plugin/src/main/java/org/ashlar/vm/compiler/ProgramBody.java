package org.ashlar.vm.compiler;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.ast.Program;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.BindingKind;
import org.ashlar.vm.scope.Scope;

/** Compiles the top level of a script, module or eval text (sec-scripts, sec-modules). */
final class ProgramBody implements CodeBlock.BodyCompiler {
  private final Unit unit;
  private final Program program;

  ProgramBody(Unit unit, Program program) {
    this.unit = unit;
    this.program = program;
  }

  @Override
  public Bytecode compile(CodeBlock code) {
    Body body = new Body(unit, unit.analysis().topLevel(), code.kind(), 0);
    body.emitter.at(program.start());
    Scope scope = unit.analysis().topLevel().bodyScope();
    if (code.kind() == FunctionKind.MODULE) {
      enterModule(body, scope);
      body.disposals.list(program.statements());
      body.exits.emitReturn(Registers.UNDEFINED);
    } else {
      int completion = body.registers.allocate();
      body.emitter.emit(Opcode.LOAD_UNDEFINED, completion);
      if (code.kind() == FunctionKind.EVAL) {
        enterEval(body, scope);
      }
      statements(body, completion);
      body.exits.emitReturn(completion);
    }
    return body.emitter.finish(body.registers.count(), body.usesClosureEnvironment());
  }

  /** Only statements from the last on that surely has a value can give the completion value. */
  private void statements(Body body, int completion) {
    List<Statement> statements = program.statements();
    int decisive = statements.size() - 1;
    while (decisive > 0 && !hasValue(statements.get(decisive))) {
      decisive--;
    }
    for (int i = 0; i < statements.size(); i++) {
      body.completion = i >= decisive ? completion : -1;
      body.statements.statement(statements.get(i));
    }
  }

  private static boolean hasValue(Statement statement) {
    NodeKind kind = statement.kind();
    return switch (kind) {
      case EXPRESSION_STATEMENT, IF, WHILE, DO_WHILE, FOR, FOR_IN, FOR_OF, SWITCH, TRY, WITH ->
          true;
      default -> false;
    };
  }

  /** The module environment exists; what is not captured stays in registers. */
  private static void enterModule(Body body, Scope scope) {
    for (Binding binding : scope.bindings()) {
      if (!binding.captured()) {
        int register = body.registers.allocate();
        body.assignRegister(binding, register);
        if (binding.needsDeadZone()) {
          body.emitter.emit(Opcode.LOAD_EMPTY, register);
        }
      }
    }
    int mark = body.registers.mark();
    for (Statement.FunctionDeclaration declaration : scope.functionsToInitialize()) {
      int register = body.names.initializeInPlace(declaration.binding());
      if (register >= 0) {
        body.functions.closure(declaration.function(), "", register);
      }
    }
    body.registers.release(mark);
  }

  private void enterEval(Body body, Scope scope) {
    if (scope.strict()) {
      body.scopes.enter(scope);
      return;
    }
    if (scope.hasEnvironment()) {
      body.scopes.enterEnvironment(scope);
    }
    for (Binding binding : scope.bindings()) {
      if (!binding.captured() && binding.kind() != BindingKind.VAR) {
        int register = body.registers.allocate();
        body.assignRegister(binding, register);
        if (binding.needsDeadZone()) {
          body.emitter.emit(Opcode.LOAD_EMPTY, register);
        }
      }
    }
    declareVariables(body, scope);
  }

  /**
   * What EvalDeclarationInstantiation creates in the variable environment around sloppy eval code.
   */
  private static void declareVariables(Body body, Scope scope) {
    for (String name : scope.hoistedFunctionNames()) {
      int declared = body.registers.allocate();
      body.emitter.emit(
          Opcode.DECLARE_EVAL_HOISTED, declared, body.currentEnvironment(), body.key(name));
      body.statements.hoistedInEval.put(name, declared);
    }
    int mark = body.registers.mark();
    int value = body.registers.allocate();
    for (Statement.FunctionDeclaration declaration : scope.functionsToInitialize()) {
      body.functions.closure(declaration.function(), "", value);
      body.emitter.emit(
          Opcode.DECLARE_EVAL_VAR,
          body.currentEnvironment(),
          body.key(declaration.binding().name()),
          value);
    }
    body.emitter.emit(Opcode.LOAD_EMPTY, value);
    for (String name : variableNames(scope)) {
      body.emitter.emit(Opcode.DECLARE_EVAL_VAR, body.currentEnvironment(), body.key(name), value);
    }
    body.registers.release(mark);
  }

  /** Names of var declarations of a script or sloppy eval text that no function has. */
  static Set<String> variableNames(Scope scope) {
    Set<String> names = new LinkedHashSet<>(scope.variableNames());
    for (Binding binding : scope.bindings()) {
      if (binding.kind() == BindingKind.VAR) {
        names.add(binding.name());
      }
    }
    for (Statement.FunctionDeclaration declaration : scope.functionsToInitialize()) {
      names.remove(declaration.binding().name());
    }
    return names;
  }
}
