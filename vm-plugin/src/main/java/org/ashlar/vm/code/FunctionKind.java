package org.ashlar.vm.code;

/** What a piece of code is, which decides how it is called and what it may be called with. */
public enum FunctionKind {
  SCRIPT(false, false, false),
  MODULE(false, false, true),
  EVAL(false, false, false),
  NORMAL(true, false, false),
  ARROW(false, false, false),
  ASYNC_ARROW(false, false, true),
  METHOD(false, false, false),
  GETTER(false, false, false),
  SETTER(false, false, false),
  CLASS_CONSTRUCTOR(true, false, false),
  DERIVED_CONSTRUCTOR(true, false, false),
  /** Runs the field initialisers or a static block of a class; a method without a name. */
  CLASS_INITIALIZER(false, false, false),
  GENERATOR(false, true, false),
  GENERATOR_METHOD(false, true, false),
  ASYNC(false, false, true),
  ASYNC_METHOD(false, false, true),
  ASYNC_GENERATOR(false, true, true),
  ASYNC_GENERATOR_METHOD(false, true, true);

  private final boolean constructor;
  private final boolean generator;
  private final boolean async;

  FunctionKind(boolean constructor, boolean generator, boolean async) {
    this.constructor = constructor;
    this.generator = generator;
    this.async = async;
  }

  /** Whether {@code new} may be applied. */
  public boolean isConstructor() {
    return constructor;
  }

  public boolean isClassConstructor() {
    return this == CLASS_CONSTRUCTOR || this == DERIVED_CONSTRUCTOR;
  }

  public boolean isGenerator() {
    return generator;
  }

  public boolean isAsync() {
    return async;
  }

  /** Arrow functions take this, super and new.target from around them. */
  public boolean isArrow() {
    return this == ARROW || this == ASYNC_ARROW;
  }

  /** Whether a frame of this code may be suspended and resumed. */
  public boolean isResumable() {
    return generator || async;
  }
}
