package org.ashlar.vm.scope;

import java.util.Arrays;
import org.ashlar.vm.ast.FunctionKind;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Program;
import org.jspecify.annotations.Nullable;

/**
 * Every use of a name, by identifier id. Uses are noted while the tree is walked and resolved when
 * all declarations are known, by climbing the scopes outwards.
 */
final class References {
  private static final byte WRITE = 1;

  private @Nullable Scope[] uses;
  private @Nullable Binding[] targets;
  private @Nullable String[] names;
  private int[] positions;
  private byte[] places;
  private final int[] hoisted;
  private int count;

  References(Program program) {
    count = program.identifierCount();
    uses = new Scope[count];
    targets = new Binding[count];
    names = new String[count];
    positions = new int[count];
    places = new byte[count];
    hoisted = new int[count];
    Arrays.fill(hoisted, -1);
  }

  /** Notes a use whose binding is found later. */
  void note(int id, String name, Scope use, int position, boolean write) {
    uses[id] = use;
    names[id] = name;
    positions[id] = position;
    places[id] = write ? WRITE : 0;
  }

  /**
   * Notes a use whose binding is known: a declared name where it is initialised, or a private name.
   */
  void bind(int id, Binding binding, Scope use) {
    uses[id] = use;
    names[id] = binding.name();
    targets[id] = binding;
    places[id] =
        binding.scope().kind() == ScopeKind.GLOBAL ? ScopeAnalysis.GLOBAL : ScopeAnalysis.STATIC;
    if (binding.scope().function() != use.function()) {
      binding.capture();
    }
  }

  /** The binding of a use for which it is known already. */
  Binding target(int id) {
    Binding binding = targets[id];
    if (binding == null) {
      throw new IllegalStateException("the binding of " + names[id] + " is not known yet");
    }
    return binding;
  }

  /** Notes a use that is looked up by name when run. */
  void bindDynamically(int id, String name, Scope use, byte place) {
    uses[id] = use;
    names[id] = name;
    places[id] = place;
  }

  /**
   * Lets a function in a block also be the variable with a given binding, null if that is outside
   * the program.
   */
  void hoist(int id, String name, @Nullable Binding variable, Scope block, byte place) {
    int twin = count++;
    if (twin >= uses.length) {
      int capacity = twin + 16;
      uses = Arrays.copyOf(uses, capacity);
      targets = Arrays.copyOf(targets, capacity);
      names = Arrays.copyOf(names, capacity);
      positions = Arrays.copyOf(positions, capacity);
      places = Arrays.copyOf(places, capacity);
    }
    hoisted[id] = twin;
    if (variable == null) {
      bindDynamically(twin, name, block, place);
    } else {
      variable.noteAssigned();
      bind(twin, variable, block);
    }
  }

  /** Finds the bindings of all uses noted without one. */
  void resolve(Resolution.Place freePlace, int identifierCount) {
    byte free =
        freePlace == Resolution.Place.DYNAMIC ? ScopeAnalysis.DYNAMIC : ScopeAnalysis.GLOBAL;
    for (int id = 0; id < identifierCount; id++) {
      Scope use = uses[id];
      String name = names[id];
      if (use != null && name != null && targets[id] == null && places[id] <= WRITE) {
        resolve(id, name, use, free);
      }
    }
  }

  private void resolve(int id, String name, Scope use, byte free) {
    boolean write = places[id] == WRITE;
    boolean interfered = false;
    for (Scope scope = use; scope != null; scope = scope.parent()) {
      Binding binding = scope.binding(name);
      if (binding != null) {
        settle(id, binding, use, write, interfered);
        return;
      }
      interfered |= scope.extensible() || scope.kind() == ScopeKind.WITH;
    }
    places[id] = interfered ? ScopeAnalysis.DYNAMIC : free;
  }

  private void settle(int id, Binding binding, Scope use, boolean write, boolean interfered) {
    binding.noteReferenced();
    if (write) {
      binding.noteAssigned();
    }
    if (interfered) {
      places[id] = ScopeAnalysis.DYNAMIC;
      return;
    }
    Scope home = binding.scope();
    if (home.kind() == ScopeKind.GLOBAL) {
      places[id] = ScopeAnalysis.GLOBAL;
      return;
    }
    if (home.function() != use.function()) {
      binding.capture();
    }
    targets[id] = binding;
    boolean check = mayRunEarly(binding, use, positions[id]);
    places[id] = check ? ScopeAnalysis.STATIC_CHECKED : ScopeAnalysis.STATIC;
    if (check) {
      binding.requireDeadZone();
    }
  }

  /**
   * Whether a use may run before its binding is initialised. Within one activation, code behind the
   * declaration runs after it, save in a switch, whose clauses can be skipped; code of an inner
   * function runs no earlier than the function is created.
   */
  private static boolean mayRunEarly(Binding binding, Scope use, int position) {
    if (binding.kind() == BindingKind.IMPORT) {
      return true;
    }
    if (!binding.mayBeUninitialized()) {
      return false;
    }
    Scope home = binding.scope();
    if (home.kind() == ScopeKind.SWITCH) {
      return true;
    }
    int earliest = position;
    FunctionScope function = use.function();
    while (function != home.function()) {
      earliest = function.createdAt();
      if (binding.kind() == BindingKind.CLASS_NAME
          && function.isClassElement()
          && function.outermostScope().parent() == home) {
        return false;
      }
      FunctionScope outer = function.parent();
      if (outer == null) {
        throw new IllegalStateException("a binding outside the program");
      }
      function = outer;
    }
    return earliest < binding.initializedAt();
  }

  /** Whether a derived constructor's this value must be checked at each use. */
  static boolean isDerivedConstructor(@Nullable FunctionNode node) {
    return node != null && node.functionKind() == FunctionKind.DERIVED_CONSTRUCTOR;
  }

  ScopeAnalysis finish(
      Program program,
      Scope[] scopes,
      FunctionScope[] functions,
      int bindingCount,
      Resolution.Place freePlace) {
    return new ScopeAnalysis(
        program, scopes, functions, uses, targets, names, places, hoisted, bindingCount, freePlace);
  }
}
