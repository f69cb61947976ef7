package org.ashlar.vm.compiler;

import java.util.List;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.code.ScopeNames;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.BindingKind;
import org.ashlar.vm.scope.Scope;
import org.ashlar.vm.scope.ScopeKind;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/** Enters and leaves scopes: environments, registers, function declarations. */
final class Scopes {
  private final Body body;

  Scopes(Body body) {
    this.body = body;
  }

  /** What to restore when a scope is left. */
  record Entered(@Nullable EnvironmentFrame environment, Scope scope, int mark, int variables) {}

  /** Enters the scope of a block-like node: environment, registers and functions. */
  Entered enter(Scope scope) {
    Entered entered =
        new Entered(
            body.environment, body.scope, body.registers.mark(), body.emitter.variableCount());
    body.scope = scope;
    if (scope.hasEnvironment()) {
      enterEnvironment(scope);
    }
    for (Binding binding : scope.bindings()) {
      if (!binding.captured()) {
        int register = body.registers.allocate();
        body.assignRegister(binding, register);
        if (binding.needsDeadZone()) {
          body.emitter.emit(Opcode.LOAD_EMPTY, register);
        } else if (binding.kind() == BindingKind.VAR) {
          body.emitter.emit(Opcode.LOAD_UNDEFINED, register);
        }
      }
    }
    initializeVariableSlots(scope);
    initializeFunctions(scope);
    return entered;
  }

  void leave(Entered entered) {
    body.environment = entered.environment();
    body.scope = entered.scope();
    body.registers.release(entered.mark());
    body.emitter.endVariables(entered.variables());
  }

  /** Makes the environment of a scope and makes it the current one. */
  void enterEnvironment(Scope scope) {
    int register = body.registers.allocate();
    newEnvironment(scope, register, body.currentEnvironment());
    body.environment = new EnvironmentFrame(scope, register, body.environment);
  }

  void newEnvironment(Scope scope, int register, int outer) {
    if (scope.dynamic()) {
      body.emitter.emit(
          Opcode.NEW_NAMED_ENVIRONMENT,
          register,
          outer,
          body.emitter.constant(names(body.unit, scope)));
    } else {
      body.emitter.emit(Opcode.NEW_ENVIRONMENT, register, outer, scope.environmentSize());
    }
  }

  /** Captured var bindings start undefined, not uninitialised. */
  void initializeVariableSlots(Scope scope) {
    if (scope.kind() == ScopeKind.GLOBAL) {
      return;
    }
    for (Binding binding : scope.bindings()) {
      if (binding.captured()
          && binding.kind() == BindingKind.VAR
          && binding.parameterTwin() == null
          && binding != body.function.argumentsBinding()) {
        body.names.initialize(binding, Registers.UNDEFINED);
      }
    }
  }

  /** Creates the functions declared in a scope. */
  void initializeFunctions(Scope scope) {
    List<Statement.FunctionDeclaration> functions = scope.functionsToInitialize();
    int mark = body.registers.mark();
    for (Statement.FunctionDeclaration declaration : functions) {
      int register = body.names.initializeInPlace(declaration.binding());
      if (register >= 0) {
        body.functions.closure(declaration.function(), "", register);
      } else {
        int function = body.registers.allocate();
        body.functions.closure(declaration.function(), "", function);
        body.names.initialize(declaration.binding(), function);
      }
      body.registers.release(mark);
    }
  }

  /** The names of an environment that code looks into by name. */
  static ScopeNames names(Unit unit, Scope scope) {
    int size = scope.environmentSize();
    // Variables that an eval among the parameters declares belong outside the parameters.
    boolean guarded = scope.kind() == ScopeKind.FUNCTION && scope.function().bodyScope() != scope;
    StringKey[] names = new StringKey[size];
    boolean[] immutable = new boolean[size];
    boolean[] silent = new boolean[size];
    boolean[] lexical = new boolean[size];
    for (Binding binding : scope.bindings()) {
      int slot = binding.slot();
      if (slot < 0) {
        continue;
      }
      BindingKind kind = binding.kind();
      names[slot] = unit.keys().intern(binding.name());
      immutable[slot] = kind.isConstant() || kind == BindingKind.FUNCTION_NAME;
      silent[slot] = kind == BindingKind.FUNCTION_NAME;
      lexical[slot] =
          kind.isLexical()
              || kind == BindingKind.BLOCK_FUNCTION
              || guarded && kind != BindingKind.FUNCTION_NAME;
    }
    return new ScopeNames(names, immutable, silent, lexical, scope.extensible());
  }
}
