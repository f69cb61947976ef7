package org.ashlar.vm.compiler;

import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.PropertyName;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.BindingKind;
import org.ashlar.vm.scope.Resolution;
import org.ashlar.vm.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Reads and writes what names refer to (sec-getvalue, sec-putvalue for identifiers). */
final class Names {
  private final Body body;

  Names(Body body) {
    this.body = body;
  }

  Resolution resolution(int identifierId) {
    return body.unit.analysis().resolution(identifierId);
  }

  /** The register that a name lives in and that may be read in place, or -1. */
  int inPlace(Expression.Identifier name) {
    Resolution resolution = resolution(name.id());
    return switch (resolution.place()) {
      case REGISTER -> {
        int register = body.register(resolution.requireBinding());
        check(resolution, register, name.start());
        yield register;
      }
      case GLOBAL -> name.name().equals("undefined") ? Registers.UNDEFINED : -1;
      case ENVIRONMENT, DYNAMIC -> -1;
    };
  }

  /** Whether reading a name can neither fail nor run code. */
  boolean isSafe(Expression.Identifier name) {
    Resolution resolution = resolution(name.id());
    return switch (resolution.place()) {
      case REGISTER, ENVIRONMENT ->
          !resolution.needsDeadZoneCheck()
              && resolution.requireBinding().kind() != BindingKind.IMPORT;
      case GLOBAL -> name.name().equals("undefined");
      case DYNAMIC -> false;
    };
  }

  void load(Expression.Identifier name, int destination) {
    load(resolution(name.id()), destination, name.start());
  }

  void load(Resolution resolution, int destination, int offset) {
    Emitter emitter = body.emitter.at(offset);
    switch (resolution.place()) {
      case REGISTER -> {
        int register = body.register(resolution.requireBinding());
        check(resolution, register, offset);
        body.move(destination, register);
      }
      case ENVIRONMENT -> loadSlot(resolution, destination);
      case GLOBAL -> loadGlobal(resolution.name(), destination);
      case DYNAMIC ->
          emitter.emit(
              Opcode.LOAD_NAME,
              destination,
              body.currentEnvironment(),
              body.key(resolution.name()));
    }
  }

  /** Reads a binding that may be uninitialised, giving absent then. */
  void loadUnchecked(Resolution resolution, int destination) {
    switch (resolution.place()) {
      case REGISTER -> body.move(destination, body.register(resolution.requireBinding()));
      case ENVIRONMENT ->
          body.emitter.emit(
              Opcode.LOAD_SLOT,
              destination,
              environment(resolution),
              hops(resolution),
              resolution.slot());
      case GLOBAL, DYNAMIC ->
          body.emitter.emit(
              Opcode.LOAD_IMPLICIT_NAME,
              destination,
              body.currentEnvironment(),
              body.key(resolution.name()));
    }
  }

  private void loadSlot(Resolution resolution, int destination) {
    int environment = environment(resolution);
    int hops = hops(resolution);
    int slot = resolution.slot();
    Binding binding = resolution.requireBinding();
    if (binding.kind() == BindingKind.IMPORT) {
      body.emitter.emit(
          Opcode.LOAD_IMPORT, destination, environment, hops, slot, body.key(binding.name()));
    } else if (resolution.needsDeadZoneCheck()) {
      body.emitter.emit(
          Opcode.LOAD_SLOT_CHECKED, destination, environment, hops, slot, body.key(binding.name()));
    } else {
      body.emitter.nameLoad(binding.name());
      body.emitter.emit(Opcode.LOAD_SLOT, destination, environment, hops, slot);
    }
  }

  private void loadGlobal(String name, int destination) {
    switch (name) {
      case "undefined" -> body.emitter.emit(Opcode.LOAD_UNDEFINED, destination);
      case "NaN" ->
          body.emitter.emit(
              Opcode.LOAD_CONSTANT, destination, body.emitter.constant(Double.valueOf(Double.NaN)));
      default -> body.emitter.emit(Opcode.LOAD_GLOBAL, destination, body.globalIndex(name));
    }
  }

  private void check(Resolution resolution, int register, int offset) {
    if (resolution.needsDeadZoneCheck()) {
      body.emitter.at(offset).emit(Opcode.CHECK_INITIALIZED, register, body.key(resolution.name()));
    }
  }

  void typeOf(Expression.Identifier name, int destination) {
    Resolution resolution = resolution(name.id());
    body.emitter.at(name.start());
    switch (resolution.place()) {
      case GLOBAL ->
          body.emitter.emit(Opcode.TYPEOF_GLOBAL, destination, body.globalIndex(name.name()));
      case DYNAMIC ->
          body.emitter.emit(
              Opcode.TYPEOF_NAME, destination, body.currentEnvironment(), body.key(name.name()));
      case REGISTER -> {
        int register = body.register(resolution.requireBinding());
        check(resolution, register, name.start());
        body.emitter.emit(Opcode.TYPEOF, destination, register);
      }
      case ENVIRONMENT -> {
        load(resolution, destination, name.start());
        body.emitter.emit(Opcode.TYPEOF, destination, destination);
      }
    }
  }

  void delete(Expression.Identifier name, int destination) {
    Resolution resolution = resolution(name.id());
    body.emitter.at(name.start());
    switch (resolution.place()) {
      case GLOBAL ->
          body.emitter.emit(Opcode.DELETE_GLOBAL, destination, body.globalIndex(name.name()));
      case DYNAMIC ->
          body.emitter.emit(
              Opcode.DELETE_NAME, destination, body.currentEnvironment(), body.key(name.name()));
      case REGISTER, ENVIRONMENT -> body.emitter.emit(Opcode.LOAD_FALSE, destination);
    }
  }

  /**
   * What has to be found out about an assignment target before the value is computed: the register
   * to give to {@link #assign}, or -1 if nothing has to.
   */
  int prepareAssignment(Resolution resolution, int offset, boolean valueMayRunCode) {
    switch (resolution.place()) {
      case DYNAMIC -> {
        int resolved = body.registers.allocate();
        body.emitter
            .at(offset)
            .emit(
                Opcode.RESOLVE_NAME,
                resolved,
                body.currentEnvironment(),
                body.key(resolution.name()));
        return resolved;
      }
      case GLOBAL -> {
        if (!body.scope.strict() || !valueMayRunCode || declaredHere(resolution.name())) {
          return -1;
        }
        int found = body.registers.allocate();
        body.emitter
            .at(offset)
            .emit(Opcode.CHECK_GLOBAL, found, body.globalIndex(resolution.name()));
        return found;
      }
      case REGISTER, ENVIRONMENT -> {
        return -1;
      }
    }
    throw new AssertionError(resolution);
  }

  private boolean declaredHere(String name) {
    Scope top = body.unit.analysis().topLevel().bodyScope();
    return top.binding(name) != null || top.variableNames().contains(name);
  }

  /** Assigns to a name; {@code prepared} is the result of {@link #prepareAssignment}. */
  void assign(Resolution resolution, int prepared, int value, int offset) {
    Emitter emitter = body.emitter.at(offset);
    switch (resolution.place()) {
      case REGISTER -> assignRegister(resolution, value, offset);
      case ENVIRONMENT -> assignSlot(resolution, value);
      case GLOBAL -> {
        if (prepared >= 0) {
          Label found = new Label();
          emitter.jump(Opcode.JUMP_IF_TRUE, found, prepared);
          body.statements.throwError(
              ErrorKind.REFERENCE_ERROR, resolution.name() + " is not defined");
          emitter.bind(found);
        }
        emitter.emit(Opcode.STORE_GLOBAL, body.globalIndex(resolution.name()), value);
      }
      case DYNAMIC -> emitter.emit(Opcode.STORE_NAME, prepared, body.key(resolution.name()), value);
    }
  }

  private void assignRegister(Resolution resolution, int value, int offset) {
    Binding binding = resolution.requireBinding();
    int register = body.register(binding);
    check(resolution, register, offset);
    if (isWritable(binding)) {
      body.move(register, value);
    }
  }

  private void assignSlot(Resolution resolution, int value) {
    Binding binding = resolution.requireBinding();
    if (binding.kind().isConstant() && resolution.needsDeadZoneCheck()) {
      int mark = body.registers.mark();
      loadSlot(resolution, body.registers.allocate());
      body.registers.release(mark);
    }
    if (!isWritable(binding)) {
      return;
    }
    int environment = environment(resolution);
    int hops = hops(resolution);
    if (resolution.needsDeadZoneCheck()) {
      body.emitter.emit(
          Opcode.STORE_SLOT_CHECKED,
          environment,
          hops,
          resolution.slot(),
          value,
          body.key(binding.name()));
    } else {
      body.emitter.emit(Opcode.STORE_SLOT, environment, hops, resolution.slot(), value);
    }
  }

  /** Whether an assignment takes effect; emits the error if it is one. */
  private boolean isWritable(Binding binding) {
    if (binding.kind().isConstant()
        || binding.kind() == BindingKind.FUNCTION_NAME && body.scope.strict()) {
      body.emitter.emit(Opcode.THROW_CONST_ASSIGNMENT, body.key(binding.name()));
      return false;
    }
    return binding.kind() != BindingKind.FUNCTION_NAME;
  }

  /** The register to compute the initial value of a lexical binding in, or -1. */
  int initializeInPlace(Pattern.Binding name) {
    Resolution resolution = resolution(name.id());
    if (resolution.place() != Resolution.Place.REGISTER) {
      return -1;
    }
    Binding binding = resolution.requireBinding();
    return binding.needsDeadZone() ? -1 : body.register(binding);
  }

  /** Gives a lexical binding its first value (InitializeReferencedBinding). */
  void initialize(Pattern.Binding name, int value) {
    Resolution resolution = resolution(name.id());
    switch (resolution.place()) {
      case REGISTER -> body.move(body.register(resolution.requireBinding()), value);
      case ENVIRONMENT ->
          body.emitter.emit(
              Opcode.STORE_SLOT,
              environment(resolution),
              hops(resolution),
              resolution.slot(),
              value);
      case GLOBAL ->
          body.emitter
              .at(name.start())
              .emit(Opcode.INITIALIZE_GLOBAL, body.globalIndex(name.name()), value);
      case DYNAMIC -> initialize(declared(name.name()), value);
    }
  }

  private Binding declared(String name) {
    for (Scope at = body.scope; at != null; at = at.parent()) {
      Binding binding = at.binding(name);
      if (binding != null) {
        return binding;
      }
    }
    throw new AssertionError(name + " is declared nowhere");
  }

  /** Stores into a binding of a scope that this body has entered. */
  void initialize(Binding binding, int value) {
    if (!binding.captured()) {
      body.move(body.register(binding), value);
      return;
    }
    EnvironmentFrame frame = frameOf(binding.scope());
    int environment = frame == null ? body.useClosureEnvironment() : frame.register();
    body.emitter.emit(Opcode.STORE_SLOT, environment, 0, binding.slot(), value);
  }

  /** Loads from a binding of a scope that this body has entered, without a check. */
  void loadOwn(Binding binding, int destination) {
    if (!binding.captured()) {
      body.move(destination, body.register(binding));
      return;
    }
    EnvironmentFrame frame = frameOf(binding.scope());
    int environment = frame == null ? body.useClosureEnvironment() : frame.register();
    body.emitter.emit(Opcode.LOAD_SLOT, destination, environment, 0, binding.slot());
  }

  private @Nullable EnvironmentFrame frameOf(Scope scope) {
    for (EnvironmentFrame at = body.environment; at != null; at = at.outer()) {
      if (at.scope() == scope) {
        return at;
      }
    }
    return null;
  }

  int environment(Resolution resolution) {
    EnvironmentFrame frame = frameOf(resolution.requireBinding().scope());
    return frame == null ? body.useClosureEnvironment() : frame.register();
  }

  int hops(Resolution resolution) {
    Scope scope = resolution.requireBinding().scope();
    int passed = 0;
    for (EnvironmentFrame at = body.environment; at != null; at = at.outer()) {
      if (at.scope() == scope) {
        return 0;
      }
      passed++;
    }
    return resolution.hops() - passed;
  }

  /** A register with the private name that a {@code #name} refers to. */
  int privateName(PropertyName.Private name) {
    Resolution resolution = resolution(name.id());
    if (resolution.place() == Resolution.Place.REGISTER) {
      return body.register(resolution.requireBinding());
    }
    int register = body.registers.allocate();
    if (resolution.place() == Resolution.Place.ENVIRONMENT) {
      loadUnchecked(resolution, register);
    } else {
      body.emitter.emit(
          Opcode.LOAD_IMPLICIT_NAME,
          register,
          body.currentEnvironment(),
          body.key(resolution.name()));
    }
    return register;
  }
}
