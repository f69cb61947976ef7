package org.ashlar.vm.scope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ashlar.vm.ast.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One lexical scope. It becomes an environment at run time only if a binding in it is captured, or
 * if it is looked at by name; {@link #hasEnvironment()} says so, and hop counts in resolutions
 * count exactly these scopes. A compiler enters and leaves the environment together with the node:
 *
 * <ul>
 *   <li>{@link ScopeKind#LOOP}: entered before the head, so that in {@code for (let x of e)} the
 *       expression {@code e} is evaluated with {@code x} uninitialised; for-in and for-of then use
 *       a fresh environment per iteration, {@code for} copies it before each update if {@link
 *       #copiesPerIteration()}.
 *   <li>{@link ScopeKind#CLASS}: entered before the superclass is evaluated.
 *   <li>{@link ScopeKind#SWITCH}: entered after the discriminant.
 *   <li>{@link ScopeKind#WITH}: entered after the object; always an environment.
 * </ul>
 */
public final class Scope {
  private final ScopeKind kind;
  private final @Nullable Scope parent;
  private final FunctionScope function;
  private final boolean strict;
  private final int start;
  private final Map<String, Binding> named = new HashMap<>(4);
  private @Nullable Map<String, Binding> privateNames;
  private @Nullable Set<String> hoistedThrough;
  private final List<Binding> all = new ArrayList<>(4);
  private final List<Statement.FunctionDeclaration> functions = new ArrayList<>(0);
  private final List<String> variableNames = new ArrayList<>(0);
  private final List<String> hoistedFunctionNames = new ArrayList<>(0);
  private boolean dynamic;
  private boolean extensible;
  private boolean simpleCatchParameter;
  private boolean parametersApart;
  private int environmentSize;
  private int environmentDepth = -1;

  Scope(ScopeKind kind, @Nullable Scope parent, FunctionScope function, boolean strict, int start) {
    this.kind = kind;
    this.parent = parent;
    this.function = function;
    this.strict = strict;
    this.start = start;
  }

  public ScopeKind kind() {
    return kind;
  }

  /** The scope around it, null for the top level of a program. */
  public @Nullable Scope parent() {
    return parent;
  }

  /** The function that enters it. */
  public FunctionScope function() {
    return function;
  }

  public boolean strict() {
    return strict;
  }

  /** All bindings in order of declaration, implicit and private ones included. */
  public List<Binding> bindings() {
    return Collections.unmodifiableList(all);
  }

  /** The binding of an ordinary name. */
  public @Nullable Binding binding(String name) {
    return named.get(name);
  }

  /** Whether it is an environment at run time. */
  public boolean hasEnvironment() {
    return environmentSize > 0 || dynamic && kind != ScopeKind.GLOBAL;
  }

  /** How many slots the environment has. */
  public int environmentSize() {
    return environmentSize;
  }

  /**
   * Whether code inside looks names up at run time. Then every binding is captured and the
   * environment needs its names: slot to name is given by {@link #bindings()}.
   */
  public boolean dynamic() {
    return dynamic;
  }

  /**
   * Whether a sloppy direct eval may add variables to it, which its environment must then be able
   * to hold.
   */
  public boolean extensible() {
    return extensible;
  }

  /**
   * Whether a {@code for} must copy the environment for each iteration because a closure may keep
   * one.
   */
  public boolean copiesPerIteration() {
    if (kind == ScopeKind.LOOP) {
      for (Binding binding : all) {
        if (binding.captured() && binding.kind() == BindingKind.LET) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The functions to create on entry, in source order; of several with one name at the top level of
   * a function, script or module only the last is listed.
   */
  public List<Statement.FunctionDeclaration> functionsToInitialize() {
    return Collections.unmodifiableList(functions);
  }

  /**
   * For scripts and sloppy eval code: the names of {@code var} declarations to create in the outer
   * variable environment, without those of {@link #functionsToInitialize()}.
   */
  public List<String> variableNames() {
    return Collections.unmodifiableList(variableNames);
  }

  /**
   * For scripts and sloppy eval code: names of functions in blocks that Annex B.3.3 makes variables
   * as well, if nothing outside the program conflicts when it is instantiated.
   */
  public List<String> hoistedFunctionNames() {
    return Collections.unmodifiableList(hoistedFunctionNames);
  }

  /**
   * How many environments lie outside its innermost one, that one not counted; -1 if there is none
   * at all.
   */
  int environmentDepth() {
    return environmentDepth;
  }

  int start() {
    return start;
  }

  void add(Binding binding) {
    all.add(binding);
  }

  void addNamed(Binding binding) {
    all.add(binding);
    named.put(binding.name(), binding);
  }

  void addPrivate(Binding binding) {
    all.add(binding);
    Map<String, Binding> names = privateNames;
    if (names == null) {
      names = new HashMap<>();
      privateNames = names;
    }
    names.put(binding.name(), binding);
  }

  @Nullable Binding privateBinding(String name) {
    return privateNames == null ? null : privateNames.get(name);
  }

  /** Whether a {@code var} of this name inside belongs to a scope further out. */
  boolean isHoistedThrough(String name) {
    return hoistedThrough != null && hoistedThrough.contains(name);
  }

  void noteHoistedThrough(String name) {
    Set<String> names = hoistedThrough;
    if (names == null) {
      names = new HashSet<>();
      hoistedThrough = names;
    }
    names.add(name);
  }

  /**
   * Whether it is a catch clause with a plain name, which a {@code var} inside may repeat (Annex
   * B.3.4).
   */
  boolean hasSimpleCatchParameter() {
    return simpleCatchParameter;
  }

  void noteSimpleCatchParameter() {
    simpleCatchParameter = true;
  }

  /** Its parameters contain a direct eval, whose variables go further out. */
  void keepParametersApart() {
    parametersApart = true;
  }

  /** Whether {@code var} declarations stop here. */
  boolean holdsVariables() {
    return switch (kind) {
      case GLOBAL, MODULE, EVAL, FUNCTION_NAME, FUNCTION_BODY, STATIC_BLOCK -> true;
      case FUNCTION -> !parametersApart;
      default -> false;
    };
  }

  /** Whether its variables are created in an environment outside the program. */
  boolean exportsVariables() {
    return kind == ScopeKind.EVAL && !strict;
  }

  List<Statement.FunctionDeclaration> functions() {
    return functions;
  }

  List<String> variables() {
    return variableNames;
  }

  List<String> hoistedFunctions() {
    return hoistedFunctionNames;
  }

  void makeDynamic() {
    dynamic = true;
  }

  void makeExtensible() {
    extensible = true;
  }

  /** Settles what being looked at by name means for the bindings. */
  void finishDynamic() {
    if (dynamic && kind != ScopeKind.GLOBAL) {
      for (Binding binding : all) {
        binding.expose();
      }
    }
  }

  /** Gives captured bindings their slots; parents first, because depths build on each other. */
  void assignSlots() {
    int next = 0;
    for (Binding binding : all) {
      if (binding.captured()) {
        binding.place(next++);
      }
    }
    environmentSize = next;
    int outer = parent == null ? -1 : parent.environmentDepth;
    environmentDepth = hasEnvironment() ? outer + 1 : outer;
  }
}
