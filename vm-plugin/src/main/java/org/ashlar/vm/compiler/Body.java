package org.ashlar.vm.compiler;

import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.FunctionScope;
import org.ashlar.vm.scope.Scope;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/**
 * One body while it is compiled: its emitter and registers, the environments and statements entered
 * at the current place, and the compilers of the node families, which find each other here.
 */
final class Body {
  final Unit unit;
  final FunctionScope function;
  final FunctionKind kind;
  final Emitter emitter = new Emitter();
  final Registers registers;
  final Names names;
  final ImplicitNames implicit;
  final Exits exits;
  final Expressions expressions;
  final Operators operators;
  final Chains chains;
  final Calls calls;
  final Literals literals;
  final Assignments assignments;
  final Patterns patterns;
  final Functions functions;
  final Classes classes;
  final Generators generators;
  final Scopes scopes;
  final Statements statements;
  final Loops loops;
  final Iterations iterations;
  final Tries tries;
  final Disposals disposals;

  /** The register of the closure environment; loaded by the first instruction. */
  final int closureEnvironment;

  private boolean usesClosureEnvironment;

  /** The innermost environment this body made, null while the closure environment is current. */
  @Nullable EnvironmentFrame environment;

  /** The innermost statement that exits pass. */
  @Nullable Control control;

  /** Register of the completion value of a script or eval, -1 where nobody wants it. */
  int completion = -1;

  /** The current scope, for the implicit names. */
  Scope scope;

  Body(Unit unit, FunctionScope function, FunctionKind kind, int parameterCount) {
    this.unit = unit;
    this.function = function;
    this.kind = kind;
    registers = new Registers(parameterCount);
    scope = function.bodyScope();
    closureEnvironment = registers.allocate();
    emitter.emit(Opcode.LOAD_CLOSURE_ENVIRONMENT, closureEnvironment);
    names = new Names(this);
    implicit = new ImplicitNames(this);
    exits = new Exits(this);
    expressions = new Expressions(this);
    operators = new Operators(this);
    chains = new Chains(this);
    calls = new Calls(this);
    literals = new Literals(this);
    assignments = new Assignments(this);
    patterns = new Patterns(this);
    functions = new Functions(this);
    classes = new Classes(this);
    generators = new Generators(this);
    scopes = new Scopes(this);
    statements = new Statements(this);
    loops = new Loops(this);
    iterations = new Iterations(this);
    tries = new Tries(this);
    disposals = new Disposals(this);
  }

  /** The register of the current environment. */
  int currentEnvironment() {
    EnvironmentFrame current = environment;
    return current == null ? useClosureEnvironment() : current.register();
  }

  int useClosureEnvironment() {
    usesClosureEnvironment = true;
    return closureEnvironment;
  }

  boolean usesClosureEnvironment() {
    return usesClosureEnvironment;
  }

  /** The constant index of a property or binding name that is no array index. */
  int key(String name) {
    return emitter.constant(unit.keys().intern(name));
  }

  int globalIndex(String name) {
    StringKey key = unit.keys().intern(name);
    return unit.code().globalIndex(key);
  }

  /** The register of a binding that is not captured. */
  int register(Binding binding) {
    return unit.bindingRegisters()[binding.id()];
  }

  void assignRegister(Binding binding, int register) {
    unit.bindingRegisters()[binding.id()] = register;
    if (!binding.kind().isSynthetic()) {
      emitter.startVariable(register, binding.name());
    }
  }

  void move(int destination, int source) {
    if (destination == source) {
      return;
    }
    if (source == Registers.UNDEFINED) {
      emitter.emit(Opcode.LOAD_UNDEFINED, destination);
    } else {
      emitter.emit(Opcode.MOVE, destination, source);
    }
  }

  void loadString(int destination, String value) {
    emitter.emit(Opcode.LOAD_CONSTANT, destination, emitter.constant(value));
  }
}
