package org.ashlar.vm.scope;

import org.ashlar.vm.ast.ClassElement;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Program;
import org.jspecify.annotations.Nullable;

/**
 * The result of the scope analysis of one program, beside its tree: scopes by the ids of
 * scope-opening nodes, resolutions by the ids of identifiers, declared names and private names.
 * Immutable.
 */
public final class ScopeAnalysis {
  private final Program program;
  private final Scope[] scopes;
  private final FunctionScope[] functions;
  private final @Nullable Scope[] useScopes;
  private final @Nullable Binding[] targets;
  private final @Nullable String[] names;
  private final byte[] places;
  private final int[] hoisted;
  private final int bindingCount;
  private final Resolution.Place freePlace;

  /** The name under which direct eval code finds the this value of the calling function. */
  public static final String THIS = "this";

  /** The name under which direct eval code finds new.target of the calling function. */
  public static final String NEW_TARGET = "new.target";

  /** The name under which direct eval code finds the running function, for {@code super}. */
  public static final String ACTIVE_FUNCTION = "active function";

  static final byte STATIC = 0;
  static final byte STATIC_CHECKED = 1;
  static final byte GLOBAL = 2;
  static final byte DYNAMIC = 3;

  /** By name, but beyond the scopes of the program itself. */
  static final byte DYNAMIC_OUTSIDE = 4;

  ScopeAnalysis(
      Program program,
      Scope[] scopes,
      FunctionScope[] functions,
      @Nullable Scope[] useScopes,
      @Nullable Binding[] targets,
      @Nullable String[] names,
      byte[] places,
      int[] hoisted,
      int bindingCount,
      Resolution.Place freePlace) {
    this.program = program;
    this.scopes = scopes;
    this.functions = functions;
    this.useScopes = useScopes;
    this.targets = targets;
    this.names = names;
    this.places = places;
    this.hoisted = hoisted;
    this.bindingCount = bindingCount;
    this.freePlace = freePlace;
  }

  public Program program() {
    return program;
  }

  /** The scope opened by the node with this id; of a function, that of its parameters. */
  public Scope scope(int scopeId) {
    return scopes[scopeId];
  }

  public FunctionScope function(FunctionNode node) {
    return functions[node.id()];
  }

  /** The top level of the program. */
  public FunctionScope topLevel() {
    return functions[program.id()];
  }

  /** How many bindings there are; {@link Binding#id()} is below it. */
  public int bindingCount() {
    return bindingCount;
  }

  /**
   * Where a reference, a declared name or a private name is found from where it stands. A target of
   * a {@code var} declaration is a reference like any other here: its initialiser may write to a
   * catch parameter or into a with object of the same name.
   *
   * <p>The name of a private field, and the {@link ClassElement.Field#computedNameId()} of a field
   * with a computed name, are resolved from the initialiser function that defines the field; where
   * the class is defined, its scope's own environment is the current one. The name of a private
   * method is resolved from the class scope.
   */
  public Resolution resolution(int identifierId) {
    Scope use = useScopes[identifierId];
    String name = names[identifierId];
    if (use == null || name == null) {
      throw new IllegalArgumentException("no reference has the id " + identifierId);
    }
    Binding binding = targets[identifierId];
    byte place = places[identifierId];
    if (binding == null || place >= GLOBAL) {
      Resolution.Place where = place == GLOBAL ? Resolution.Place.GLOBAL : Resolution.Place.DYNAMIC;
      int hops = place == DYNAMIC_OUTSIDE ? use.environmentDepth() + 1 : 0;
      return new Resolution(where, name, null, hops, false);
    }
    return resolve(binding, use, place == STATIC_CHECKED);
  }

  /**
   * For the binding of a function declaration in a block that Annex B.3.3 also makes a variable:
   * where the variable is, seen from the block. Evaluating the declaration copies the function
   * there. Null if it is not hoisted.
   */
  public @Nullable Resolution hoistedVariable(int bindingId) {
    int twin = hoisted[bindingId];
    return twin < 0 ? null : resolution(twin);
  }

  /**
   * Where the this value is found from a scope. {@code GLOBAL} at the top level of a script (the
   * global this) or module (undefined) and in indirect eval; {@code DYNAMIC} with the name {@value
   * #THIS} in direct eval code.
   */
  public Resolution thisResolution(Scope use) {
    return implicit(use, BindingKind.THIS, THIS);
  }

  /** Where new.target is found from a scope; {@code GLOBAL} where it is undefined. */
  public Resolution newTargetResolution(Scope use) {
    return implicit(use, BindingKind.NEW_TARGET, NEW_TARGET);
  }

  /** Where the running function object is found from a scope, for {@code super}. */
  public Resolution activeFunctionResolution(Scope use) {
    return implicit(use, BindingKind.ACTIVE_FUNCTION, ACTIVE_FUNCTION);
  }

  private Resolution implicit(Scope use, BindingKind kind, String name) {
    FunctionScope owner = use.function();
    while (!owner.ownsThis()) {
      FunctionScope outer = owner.parent();
      if (outer == null) {
        return new Resolution(freePlace, name, null, 0, false);
      }
      owner = outer;
    }
    Binding binding = owner.implicit(kind);
    if (binding == null) {
      throw new IllegalArgumentException("nothing in the function uses " + name);
    }
    return resolve(binding, use, binding.needsDeadZone());
  }

  /**
   * Where a binding is found from a scope, for bindings that code reaches without a name in the
   * source.
   */
  public Resolution resolution(Binding binding, Scope use) {
    if (binding.scope().kind() == ScopeKind.GLOBAL) {
      return new Resolution(Resolution.Place.GLOBAL, binding.name(), null, 0, false);
    }
    return resolve(binding, use, binding.needsDeadZone());
  }

  private static Resolution resolve(Binding binding, Scope use, boolean check) {
    if (!binding.captured()) {
      return new Resolution(Resolution.Place.REGISTER, binding.name(), binding, 0, check);
    }
    int hops = use.environmentDepth() - binding.scope().environmentDepth();
    return new Resolution(Resolution.Place.ENVIRONMENT, binding.name(), binding, hops, check);
  }
}
