package org.ashlar.vm.ast;

/** What a function is for; async and generator are flags beside it. */
public enum FunctionKind {
  /** A function declaration or expression. */
  NORMAL,
  /** An arrow function: no this, arguments, super, new.target of its own. */
  ARROW,
  /** A method of an object literal or class. */
  METHOD,
  GETTER,
  SETTER,
  /** The constructor of a base class. */
  CONSTRUCTOR,
  /** The constructor of a class with an extends clause. */
  DERIVED_CONSTRUCTOR,
  /** Synthetic: defines the instance fields of a class on {@code this}. */
  INSTANCE_INITIALIZER,
  /** Synthetic: defines static fields and runs static blocks. */
  STATIC_INITIALIZER;

  public boolean isClassConstructor() {
    return this == CONSTRUCTOR || this == DERIVED_CONSTRUCTOR;
  }

  public boolean isClassInitializer() {
    return this == INSTANCE_INITIALIZER || this == STATIC_INITIALIZER;
  }

  /** Whether {@code super.x} may stand in it, so that it may need a home object. */
  public boolean isMethod() {
    return this != NORMAL && this != ARROW;
  }
}
