package org.ashlar.vm.scope;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.Statement;

/**
 * Functions declared in blocks of sloppy code, which become variables of the surrounding function
 * as well wherever a {@code var} in their place would be no error (Annex B.3.3). That is known only
 * when everything else is declared.
 */
final class BlockFunctions {
  private final ScopeBuilder builder;
  private final List<Candidate> candidates = new ArrayList<>(0);

  private record Candidate(Scope block, Statement.FunctionDeclaration declaration) {}

  BlockFunctions(ScopeBuilder builder) {
    this.builder = builder;
  }

  void add(Scope block, Statement.FunctionDeclaration declaration) {
    candidates.add(new Candidate(block, declaration));
  }

  void hoistAll() {
    for (Candidate candidate : candidates) {
      hoist(candidate);
    }
  }

  /**
   * Makes a function in a block a variable as well, unless a {@code var} in its place would be an
   * error (Annex B.3.3).
   */
  private void hoist(Candidate candidate) {
    Pattern.Binding node = candidate.declaration().binding();
    String name = node.name();
    Scope scope = candidate.block().parent();
    while (scope != null && !scope.holdsVariables()) {
      Binding found = scope.binding(name);
      if (found != null && ScopeBuilder.blocksVariable(found, scope)) {
        return;
      }
      scope = scope.parent();
    }
    if (scope == null || isParameter(scope, name)) {
      return;
    }
    Binding existing = scope.binding(name);
    if (existing != null && ScopeBuilder.isLexical(existing)) {
      return;
    }
    if (scope.kind() == ScopeKind.GLOBAL || scope.exportsVariables()) {
      if (!scope.hoistedFunctions().contains(name)) {
        scope.hoistedFunctions().add(name);
      }
      boolean global =
          scope.kind() == ScopeKind.GLOBAL
              || builder.options.freeNames() == Resolution.Place.GLOBAL;
      builder.references.hoist(
          node.id(),
          name,
          null,
          candidate.block(),
          global ? ScopeAnalysis.GLOBAL : ScopeAnalysis.DYNAMIC_OUTSIDE);
      return;
    }
    if (existing == null) {
      existing = builder.addNamed(name, BindingKind.VAR, scope, 0);
    }
    builder.references.hoist(node.id(), name, existing, candidate.block(), ScopeAnalysis.STATIC);
  }

  /** Lists the variables that a script or sloppy eval code creates outside itself. */
  static void listVariables(Scope top) {
    Set<String> functions = new HashSet<>();
    for (Statement.FunctionDeclaration declaration : top.functions()) {
      functions.add(declaration.binding().name());
    }
    top.variables().removeAll(functions);
    if (top.kind() == ScopeKind.GLOBAL) {
      for (Binding binding : top.bindings()) {
        if (binding.kind() == BindingKind.VAR && !functions.contains(binding.name())) {
          top.variables().add(binding.name());
        }
      }
    }
  }

  private static boolean isParameter(Scope scope, String name) {
    Scope parameters = scope.function().parameterScope();
    Binding found = scope.kind() == ScopeKind.STATIC_BLOCK ? null : parameters.binding(name);
    return found != null
        && (found.kind() == BindingKind.PARAMETER || found.kind() == BindingKind.ARGUMENTS);
  }
}
