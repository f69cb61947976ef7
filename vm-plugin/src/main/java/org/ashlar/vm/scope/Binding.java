package org.ashlar.vm.scope;

import org.jspecify.annotations.Nullable;

/**
 * One declared name. A captured binding lives in a slot of its scope's environment, any other in a
 * register of the function that owns the scope. Immutable once the analysis is finished.
 */
public final class Binding {
  private final int id;
  private final String name;
  private final BindingKind kind;
  private final Scope scope;
  private final int initializedAt;
  private @Nullable Binding parameterTwin;
  private boolean captured;
  private boolean needsDeadZone;
  private boolean assigned;
  private boolean referenced;
  private boolean exported;
  private boolean isStatic;
  private int slot = -1;

  Binding(int id, String name, BindingKind kind, Scope scope, int initializedAt) {
    this.id = id;
    this.name = name;
    this.kind = kind;
    this.scope = scope;
    this.initializedAt = initializedAt;
  }

  /** Dense number within the analysis: a compiler maps bindings to registers by an array. */
  public int id() {
    return id;
  }

  /** The name; private names with the hash, implicit ones a text that is no identifier. */
  public String name() {
    return name;
  }

  public BindingKind kind() {
    return kind;
  }

  public Scope scope() {
    return scope;
  }

  /**
   * Whether it must live in the environment: used by an inner function, visible by name, or
   * exported.
   */
  public boolean captured() {
    return captured;
  }

  /** The slot in the environment of {@link #scope()} if captured, else -1. */
  public int slot() {
    return slot;
  }

  /**
   * Whether some reference may run before the initialisation, so that the place must hold the
   * uninitialised marker on entry to the scope. Which references check is said by {@link
   * Resolution#needsDeadZoneCheck()}.
   */
  public boolean needsDeadZone() {
    return needsDeadZone;
  }

  /** Whether anything but its declaration writes to it. In a dynamic scope this is always true. */
  public boolean assigned() {
    return assigned;
  }

  /** Whether anything refers to it at all. In a dynamic scope this is always true. */
  public boolean referenced() {
    return referenced;
  }

  public boolean exported() {
    return exported;
  }

  /** For private names: whether it is a static member. */
  public boolean isStatic() {
    return isStatic;
  }

  /**
   * For a {@code var} of a {@link ScopeKind#FUNCTION_BODY} that repeats the name of a parameter (or
   * {@code arguments}): the binding whose value it starts with.
   */
  public @Nullable Binding parameterTwin() {
    return parameterTwin;
  }

  /** Whether there is a time in its scope when it has no value. */
  boolean mayBeUninitialized() {
    return kind.isLexical() || kind == BindingKind.PARAMETER && initializedAt > 0;
  }

  /** Offset from which on code in the same activation sees it initialised. */
  int initializedAt() {
    return initializedAt;
  }

  void twin(Binding parameter) {
    parameterTwin = parameter;
  }

  void capture() {
    captured = true;
  }

  /** Something may look the binding up by name, at any time. */
  void expose() {
    captured = true;
    assigned = true;
    referenced = true;
    needsDeadZone |= mayBeUninitialized();
  }

  void requireDeadZone() {
    needsDeadZone = true;
  }

  void noteReferenced() {
    referenced = true;
  }

  void noteAssigned() {
    assigned = true;
  }

  void noteExported() {
    exported = true;
    captured = true;
    needsDeadZone |= kind.isLexical();
  }

  void makeStatic() {
    isStatic = true;
  }

  void place(int index) {
    slot = index;
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
