package org.ashlar.vm.compiler;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Parameter;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.BindingKind;
import org.ashlar.vm.scope.FunctionScope;
import org.ashlar.vm.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the body of one function: what FunctionDeclarationInstantiation does, as code, then the
 * statements (sec-functiondeclarationinstantiation).
 */
final class FunctionBody implements CodeBlock.BodyCompiler {
  /** A list of more is not searched for each of its names. */
  private static final int FEW_PARAMETERS = 16;

  private final Unit unit;
  private final FunctionScope function;
  private final FunctionNode node;
  private @Nullable Map<String, Integer> argumentRegisters;

  FunctionBody(Unit unit, FunctionScope function, FunctionNode node) {
    this.unit = unit;
    this.function = function;
    this.node = node;
  }

  @Override
  public Bytecode compile(CodeBlock code) {
    Body body = new Body(unit, function, code.kind(), code.parameterCount());
    body.emitter.at(node.start());
    if (code.has(CodeBlock.HAS_CLASS_FIELDS) && code.kind() == FunctionKind.CLASS_CONSTRUCTOR) {
      initializeFields(body);
    }
    enterScopes(body);
    if (code.kind().isGenerator()) {
      body.emitter.emit(Opcode.INITIAL_YIELD);
    }
    body.disposals.list(node.statements());
    body.emitter.at(node.end());
    body.exits.emitReturn(Registers.UNDEFINED);
    return body.emitter.finish(body.registers.count(), body.usesClosureEnvironment());
  }

  /** A base class constructor initialises its instance before its parameters are bound. */
  static void initializeFields(Body body) {
    int mark = body.registers.mark();
    int callee = body.registers.allocate();
    int self = body.registers.allocate();
    body.emitter.emit(Opcode.LOAD_CALLEE, callee);
    body.emitter.emit(Opcode.LOAD_THIS, self);
    body.emitter.emit(Opcode.INITIALIZE_FIELDS, callee, self);
    body.registers.release(mark);
  }

  private void enterScopes(Body body) {
    Scope outermost = function.outermostScope();
    Scope parameters = function.parameterScope();
    Scope inner = function.bodyScope();
    if (outermost != parameters) {
      body.scope = outermost;
      enter(body, outermost);
    }
    body.scope = parameters;
    enter(body, parameters);
    initializeSelf(body);
    bindImplicit(body);
    bindParameters(body);
    if (inner != parameters) {
      body.scope = inner;
      enter(body, inner);
      for (Binding binding : inner.bindings()) {
        copyParameter(body, binding);
      }
      body.scopes.initializeVariableSlots(inner);
      body.scopes.initializeFunctions(inner);
    } else {
      body.scopes.initializeVariableSlots(parameters);
      body.scopes.initializeFunctions(parameters);
    }
  }

  private void enter(Body body, Scope scope) {
    if (scope.hasEnvironment()) {
      body.scopes.enterEnvironment(scope);
    }
    for (Binding binding : scope.bindings()) {
      if (!binding.captured()) {
        place(body, binding);
      }
    }
  }

  /** Gives a binding its register: a simple parameter stays where the argument arrives. */
  private void place(Body body, Binding binding) {
    int register = -1;
    if (binding.kind() == BindingKind.PARAMETER && !binding.needsDeadZone()) {
      register = argumentRegister(binding.name());
    }
    if (register < 0) {
      register = body.registers.allocate();
      if (binding.needsDeadZone()) {
        body.emitter.emit(Opcode.LOAD_EMPTY, register);
      }
    }
    body.assignRegister(binding, register);
  }

  /** The register of the last parameter that is just this name, or -1. */
  private int argumentRegister(String name) {
    List<Parameter> parameters = node.parameters();
    if (parameters.size() > FEW_PARAMETERS) {
      Integer known = argumentRegisters(parameters).get(name);
      return known == null ? -1 : known;
    }
    for (int i = parameters.size() - 1; i >= 0; i--) {
      if (name.equals(plainName(parameters.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private Map<String, Integer> argumentRegisters(List<Parameter> parameters) {
    Map<String, Integer> known = argumentRegisters;
    if (known == null) {
      known = new HashMap<>();
      for (int i = 0; i < parameters.size(); i++) {
        String name = plainName(parameters.get(i));
        if (name != null) {
          known.put(name, i);
        }
      }
      argumentRegisters = known;
    }
    return known;
  }

  private static @Nullable String plainName(Parameter parameter) {
    return !parameter.rest() && parameter.target() instanceof Pattern.Binding binding
        ? binding.name()
        : null;
  }

  private void initializeSelf(Body body) {
    Binding self = function.selfBinding();
    if (self != null) {
      load(body, Opcode.LOAD_CALLEE, self);
    }
  }

  private static int load(Body body, Opcode opcode, Binding binding) {
    int register = binding.captured() ? body.registers.allocate() : body.register(binding);
    body.emitter.emit(opcode, register);
    body.names.initialize(binding, register);
    return register;
  }

  private void bindImplicit(Body body) {
    Binding self = function.thisBinding();
    if (self != null) {
      if (body.kind == FunctionKind.DERIVED_CONSTRUCTOR) {
        if (!self.captured()) {
          body.emitter.emit(Opcode.LOAD_EMPTY, body.register(self));
        }
      } else {
        body.implicit.thisRegister = load(body, Opcode.LOAD_THIS, self);
      }
    }
    Binding newTarget = function.newTargetBinding();
    if (newTarget != null) {
      load(body, Opcode.LOAD_NEW_TARGET, newTarget);
    }
    Binding active = function.activeFunctionBinding();
    if (active != null) {
      load(body, Opcode.LOAD_CALLEE, active);
    }
    Binding arguments = function.argumentsBinding();
    if (arguments != null) {
      createArguments(body, arguments);
    }
  }

  /**
   * The arguments object, made before parameters are bound; parameters that a mapped one shares are
   * in slots.
   */
  private void createArguments(Body body, Binding arguments) {
    int register = arguments.captured() ? body.registers.allocate() : body.register(arguments);
    int mark = body.registers.mark();
    if (function.mapsArguments()) {
      int[] slots = mappedSlots();
      bindSimpleParameters(body);
      body.emitter.emit(
          Opcode.CREATE_MAPPED_ARGUMENTS,
          register,
          body.currentEnvironment(),
          body.emitter.constant(slots));
    } else {
      body.emitter.emit(Opcode.CREATE_ARGUMENTS, register);
    }
    body.registers.release(mark);
    body.names.initialize(arguments, register);
  }

  /** The slot of each parameter, -1 where a later one has the same name or no slot is needed. */
  private int[] mappedSlots() {
    List<Parameter> parameters = node.parameters();
    int[] slots = new int[parameters.size()];
    Arrays.fill(slots, -1);
    for (int i = 0; i < slots.length; i++) {
      if (parameters.get(i).target() instanceof Pattern.Binding name
          && argumentRegister(name.name()) == i) {
        Binding binding = function.parameterScope().binding(name.name());
        if (binding != null && binding.captured()) {
          slots[i] = binding.slot();
        }
      }
    }
    return slots;
  }

  private void bindParameters(Body body) {
    if (node.simpleParameters()) {
      if (!function.mapsArguments()) {
        bindSimpleParameters(body);
      }
      return;
    }
    List<Parameter> parameters = node.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      int mark = body.registers.mark();
      if (parameter.rest()) {
        int rest = restRegister(body, parameter.target());
        body.emitter.emit(Opcode.CREATE_REST, rest, i);
        body.patterns.initialize(parameter.target(), rest);
      } else {
        applyDefault(body, parameter, i);
        body.patterns.initialize(parameter.target(), i);
      }
      body.registers.release(mark);
    }
  }

  private static int restRegister(Body body, Pattern target) {
    int register =
        target instanceof Pattern.Binding binding ? body.names.initializeInPlace(binding) : -1;
    return register >= 0 ? register : body.registers.allocate();
  }

  private static void applyDefault(Body body, Parameter parameter, int register) {
    Expression initializer = parameter.initializer();
    if (initializer == null) {
      return;
    }
    Label present = new Label();
    body.emitter.jump(Opcode.JUMP_IF_NOT_UNDEFINED, present, register);
    if (parameter.namesInitializer()) {
      body.expressions.intoNamed(initializer, Patterns.nameOf(parameter.target()), register);
    } else {
      body.expressions.into(initializer, register);
    }
    body.emitter.bind(present);
  }

  /** Copies plain parameters that are captured into their slots. */
  private void bindSimpleParameters(Body body) {
    List<Parameter> parameters = node.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).target() instanceof Pattern.Binding name
          && argumentRegister(name.name()) == i) {
        Binding binding = function.parameterScope().binding(name.name());
        if (binding != null && binding.kind() == BindingKind.PARAMETER) {
          body.names.initialize(binding, i);
        }
      }
    }
  }

  /** A variable that repeats the name of a parameter starts with its value. */
  private static void copyParameter(Body body, Binding binding) {
    Binding parameter = binding.parameterTwin();
    if (parameter == null) {
      return;
    }
    int mark = body.registers.mark();
    int value = body.registers.allocate();
    body.names.loadOwn(parameter, value);
    body.names.initialize(binding, value);
    body.registers.release(mark);
  }
}
