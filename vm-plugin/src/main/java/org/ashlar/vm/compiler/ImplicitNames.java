package org.ashlar.vm.compiler;

import org.ashlar.vm.code.EvalScope;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Resolution;
import org.ashlar.vm.scope.ScopeAnalysis;

/** this, new.target and the running function (sec-function-environment-records). */
final class ImplicitNames {
  private final Body body;

  /** Register with the this value of the function, -1 if it has to be looked up. */
  int thisRegister = -1;

  ImplicitNames(Body body) {
    this.body = body;
  }

  Resolution thisBinding() {
    return body.unit.analysis().thisResolution(body.scope);
  }

  /** A register with the this value, which may have to be loaded into a fresh one. */
  int thisOperand(int offset) {
    if (thisRegister >= 0) {
      return thisRegister;
    }
    Resolution resolution = thisBinding();
    if (resolution.place() == Resolution.Place.REGISTER) {
      int register = body.register(resolution.requireBinding());
      checkThis(resolution, register, offset);
      return register;
    }
    if (isUndefinedThis(resolution)) {
      return Registers.UNDEFINED;
    }
    int register = body.registers.allocate();
    loadThis(register, offset);
    return register;
  }

  void loadThis(int destination, int offset) {
    if (thisRegister >= 0) {
      body.move(destination, thisRegister);
      return;
    }
    Resolution resolution = thisBinding();
    EvalScope around = body.unit.evalScope();
    boolean byName = resolution.place() == Resolution.Place.DYNAMIC;
    if (isUndefinedThis(resolution)) {
      body.emitter.emit(Opcode.LOAD_UNDEFINED, destination);
    } else if (resolution.place() == Resolution.Place.GLOBAL
        || byName && (around == null || !around.inFunction())) {
      body.emitter.emit(Opcode.LOAD_GLOBAL_THIS, destination);
    } else {
      body.names.loadUnchecked(resolution, destination);
      if (byName && around != null && around.inDerivedConstructor()) {
        body.emitter.at(offset).emit(Opcode.CHECK_THIS, destination);
      }
      checkThis(resolution, destination, offset);
    }
  }

  private boolean isUndefinedThis(Resolution resolution) {
    EvalScope around = body.unit.evalScope();
    return switch (resolution.place()) {
      case GLOBAL -> body.unit.inModule();
      case DYNAMIC -> body.unit.inModule() && (around == null || !around.inFunction());
      case REGISTER, ENVIRONMENT -> false;
    };
  }

  private void checkThis(Resolution resolution, int register, int offset) {
    if (resolution.needsDeadZoneCheck()) {
      body.emitter.at(offset).emit(Opcode.CHECK_THIS, register);
    }
  }

  /** Binds this after super() returned; an error if it is bound (BindThisValue). */
  void bindThis(int value, int offset) {
    Resolution resolution = thisBinding();
    int mark = body.registers.mark();
    int old = body.registers.allocate();
    body.names.loadUnchecked(resolution, old);
    body.emitter.at(offset).emit(Opcode.BIND_THIS, value, old);
    body.registers.release(mark);
    switch (resolution.place()) {
      case REGISTER -> body.move(body.register(resolution.requireBinding()), value);
      case ENVIRONMENT ->
          body.emitter.emit(
              Opcode.STORE_SLOT,
              body.names.environment(resolution),
              body.names.hops(resolution),
              resolution.slot(),
              value);
      case GLOBAL, DYNAMIC ->
          body.emitter.emit(
              Opcode.STORE_IMPLICIT_NAME,
              body.currentEnvironment(),
              body.key(ScopeAnalysis.THIS),
              value);
    }
  }

  void loadNewTarget(int destination) {
    EvalScope around = body.unit.evalScope();
    Resolution resolution = body.unit.analysis().newTargetResolution(body.scope);
    if (resolution.place() == Resolution.Place.GLOBAL
        || resolution.place() == Resolution.Place.DYNAMIC
            && (around == null || !around.inFunction())) {
      body.emitter.emit(Opcode.LOAD_UNDEFINED, destination);
    } else {
      body.names.loadUnchecked(resolution, destination);
    }
  }

  /** Loads the function whose home object and parent super refers to. */
  void loadActiveFunction(int destination) {
    body.names.loadUnchecked(
        body.unit.analysis().activeFunctionResolution(body.scope), destination);
  }
}
