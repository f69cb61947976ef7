package org.ashlar.vm.scope;

import org.ashlar.vm.ast.FunctionNode;
import org.jspecify.annotations.Nullable;

/**
 * One function, or the top level of a program, as the owner of registers: its scopes and the
 * implicit values it needs. An implicit binding is null if no code asks for the value; if it is not
 * captured, the value may simply stay where the frame has it.
 */
public final class FunctionScope {
  private final @Nullable FunctionNode node;
  private final @Nullable FunctionScope parent;
  private @Nullable Scope outermost;
  private @Nullable Scope parameterScope;
  private @Nullable Scope bodyScope;
  private @Nullable Binding selfBinding;
  private @Nullable Binding argumentsBinding;
  private @Nullable Binding thisBinding;
  private @Nullable Binding newTargetBinding;
  private @Nullable Binding activeFunctionBinding;
  private final int createdAt;
  private final boolean classElement;
  private boolean dynamic;
  private boolean requiresArguments;

  FunctionScope(
      @Nullable FunctionNode node,
      @Nullable FunctionScope parent,
      int createdAt,
      boolean classElement) {
    this.node = node;
    this.parent = parent;
    this.createdAt = createdAt;
    this.classElement = classElement;
  }

  /** The function, null for the top level of a program. */
  public @Nullable FunctionNode node() {
    return node;
  }

  /** The function around it. */
  public @Nullable FunctionScope parent() {
    return parent;
  }

  /**
   * The outermost scope the function enters: its {@link ScopeKind#FUNCTION_NAME} scope if there is
   * one, else {@link #parameterScope()}.
   */
  public Scope outermostScope() {
    return required(outermost);
  }

  /** The scope of the parameters; of a program, its only scope. */
  public Scope parameterScope() {
    return required(parameterScope);
  }

  /**
   * The scope of the variables; the same as {@link #parameterScope()} unless parameters contain
   * expressions.
   */
  public Scope bodyScope() {
    return required(bodyScope);
  }

  /** The own name of a function expression, if anything can see it. */
  public @Nullable Binding selfBinding() {
    return selfBinding;
  }

  /**
   * Where the arguments object goes, if it is needed: a binding of kind ARGUMENTS, or the {@code
   * var arguments} of the function, which then does not start as undefined. It is mapped if {@link
   * #mapsArguments()}.
   */
  public @Nullable Binding argumentsBinding() {
    return argumentsBinding;
  }

  /**
   * Whether the arguments object shares its elements with the parameters
   * (sec-createmappedargumentsobject).
   */
  public boolean mapsArguments() {
    return argumentsBinding != null && node != null && !node.strict() && node.simpleParameters();
  }

  /** The this value, if used; {@link Binding#needsDeadZone()} in a derived constructor. */
  public @Nullable Binding thisBinding() {
    return thisBinding;
  }

  public @Nullable Binding newTargetBinding() {
    return newTargetBinding;
  }

  /** The running function object, if {@code super} is used. */
  public @Nullable Binding activeFunctionBinding() {
    return activeFunctionBinding;
  }

  /**
   * Whether a direct eval or a with in it, or in a function inside it, looks its bindings up by
   * name.
   */
  public boolean dynamic() {
    return dynamic;
  }

  /**
   * Whether it has this, arguments, super and new.target of its own: everything but arrow functions
   * and eval code.
   */
  boolean ownsThis() {
    return node != null && !node.isArrow();
  }

  /**
   * Offset before which no code of the function can have run, within an activation of the parent.
   */
  int createdAt() {
    return createdAt;
  }

  /**
   * Whether it is a method, constructor or initialiser of a class, none of which runs before the
   * class has its name.
   */
  boolean isClassElement() {
    return classElement;
  }

  boolean requiresArguments() {
    return requiresArguments;
  }

  void requireArguments() {
    requiresArguments = true;
  }

  void argumentsBinding(Binding binding) {
    argumentsBinding = binding;
  }

  void scopes(Scope outer, Scope parameters, Scope body) {
    outermost = outer;
    parameterScope = parameters;
    bodyScope = body;
  }

  void makeDynamic() {
    dynamic = true;
  }

  void selfBinding(Binding binding) {
    selfBinding = binding;
  }

  void implicit(Binding binding) {
    switch (binding.kind()) {
      case THIS -> thisBinding = binding;
      case NEW_TARGET -> newTargetBinding = binding;
      case ACTIVE_FUNCTION -> activeFunctionBinding = binding;
      default -> throw new IllegalArgumentException(binding.toString());
    }
  }

  @Nullable Binding implicit(BindingKind kind) {
    return switch (kind) {
      case THIS -> thisBinding;
      case NEW_TARGET -> newTargetBinding;
      case ACTIVE_FUNCTION -> activeFunctionBinding;
      default -> throw new IllegalArgumentException(kind.toString());
    };
  }

  private static Scope required(@Nullable Scope scope) {
    if (scope == null) {
      throw new IllegalStateException(
          "the scopes of a function are known once it has been entered");
    }
    return scope;
  }
}
