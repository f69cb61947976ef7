package org.ashlar.vm.scope;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.ExportSpecifier;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.Program;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.parser.SyntaxException;
import org.ashlar.vm.source.SourceText;

/**
 * What the walkers share: the current scope, the ways to declare and to use a name, and the
 * finished tables.
 */
final class ScopeBuilder {
  final StatementWalker statements;
  final ExpressionWalker expressions;
  final FunctionWalker functions;
  final References references;
  final AnalysisOptions options;

  private final SourceText source;
  private final Program program;
  private final Scope[] scopesById;
  private final FunctionScope[] functionsById;
  private final List<Scope> allScopes = new ArrayList<>();
  private final BlockFunctions blockFunctions;
  private final List<ExportSpecifier> exports = new ArrayList<>(0);
  private int bindingCount;
  private Scope current;

  @SuppressWarnings("NullAway.Init") // current: enterProgram follows at once
  ScopeBuilder(SourceText source, Program program, AnalysisOptions options) {
    this.source = source;
    this.program = program;
    this.options = options;
    this.scopesById = new Scope[program.scopeCount()];
    this.functionsById = new FunctionScope[program.scopeCount()];
    this.references = new References(program);
    this.blockFunctions = new BlockFunctions(this);
    this.statements = new StatementWalker(this);
    this.expressions = new ExpressionWalker(this);
    this.functions = new FunctionWalker(this);
  }

  void enterProgram(FunctionScope top, Scope scope) {
    functionsById[program.id()] = top;
    scopesById[program.id()] = scope;
    allScopes.add(scope);
    current = scope;
  }

  // Scopes

  Scope current() {
    return current;
  }

  void current(Scope scope) {
    current = scope;
  }

  /** Opens a scope of the current function inside the current scope and makes it current. */
  Scope open(int id, ScopeKind kind, int start) {
    return open(id, kind, current.function(), current.strict(), start);
  }

  Scope open(int id, ScopeKind kind, FunctionScope function, boolean strict, int start) {
    Scope scope = new Scope(kind, current, function, strict, start);
    allScopes.add(scope);
    if (id >= 0) {
      scopesById[id] = scope;
    }
    current = scope;
    return scope;
  }

  void close(Scope scope) {
    Scope parent = scope.parent();
    if (parent != null) {
      current = parent;
    }
  }

  void register(FunctionNode node, FunctionScope function) {
    functionsById[node.id()] = function;
  }

  // Declarations

  Binding newBinding(String name, BindingKind kind, Scope scope, int initializedAt) {
    return new Binding(bindingCount++, name, kind, scope, initializedAt);
  }

  Binding addNamed(String name, BindingKind kind, Scope scope, int initializedAt) {
    Binding binding = newBinding(name, kind, scope, initializedAt);
    scope.addNamed(binding);
    return binding;
  }

  /** Declares a lexical name in the current scope. */
  Binding declareLexical(Pattern.Binding node, BindingKind kind, int initializedAt) {
    Scope scope = current;
    requireLexical(node, scope);
    Binding binding = addNamed(node.name(), kind, scope, initializedAt);
    references.bind(node.id(), binding, scope);
    return binding;
  }

  /** Rejects a lexical name that conflicts with another declaration of its scope. */
  private void requireLexical(Pattern.Binding node, Scope scope) {
    String name = node.name();
    boolean conflict = scope.binding(name) != null || scope.isHoistedThrough(name);
    Scope outer = scope.parent();
    if (!conflict && outer != null) {
      boolean parameters =
          scope.kind() == ScopeKind.FUNCTION_BODY
              || outer.kind() == ScopeKind.CATCH && scope.kind() == ScopeKind.BLOCK;
      Binding parameter = parameters ? outer.binding(name) : null;
      conflict = parameter != null && parameter.kind() != BindingKind.FUNCTION_NAME;
    }
    if (conflict) {
      throw redeclared(node);
    }
  }

  /** Declares a parameter; duplicates that the parser allowed share a binding. */
  void declareParameter(Pattern.Binding node, int initializedAt) {
    Binding binding = current.binding(node.name());
    if (binding == null) {
      binding = addNamed(node.name(), BindingKind.PARAMETER, current, initializedAt);
    }
    references.bind(node.id(), binding, current);
  }

  /** Declares a {@code var} name, from wherever the current scope is in its function. */
  void declareVariable(Pattern.Binding node) {
    declareInVariableScope(node, BindingKind.VAR);
  }

  private void declareInVariableScope(Pattern.Binding node, BindingKind kind) {
    String name = node.name();
    Scope scope = current;
    while (!scope.holdsVariables()) {
      Binding found = scope.binding(name);
      if (found != null && blocksVariable(found, scope)) {
        throw redeclared(node);
      }
      scope.noteHoistedThrough(name);
      Scope parent = scope.parent();
      if (parent == null) {
        throw new IllegalStateException("no scope holds variables");
      }
      scope = parent;
    }
    Binding existing = scope.binding(name);
    if (existing != null && isLexical(existing)) {
      throw redeclared(node);
    }
    if (kind == BindingKind.FUNCTION && (existing != null || scope.isHoistedThrough(name))) {
      scope.functions().removeIf(other -> other.binding().name().equals(name));
    }
    if (scope.exportsVariables()) {
      if (!scope.isHoistedThrough(name)) {
        scope.noteHoistedThrough(name);
        scope.variables().add(name);
      }
      return;
    }
    if (existing == null) {
      Binding binding = addNamed(name, kind, scope, 0);
      twinParameter(binding, scope);
    } else if (kind == BindingKind.FUNCTION) {
      existing.noteAssigned();
    }
  }

  static boolean blocksVariable(Binding found, Scope scope) {
    if (found.kind() != BindingKind.CATCH_PARAMETER) {
      return true;
    }
    return !scope.hasSimpleCatchParameter();
  }

  static boolean isLexical(Binding binding) {
    return switch (binding.kind()) {
      case LET, CONST, CLASS, IMPORT, BLOCK_FUNCTION -> true;
      case FUNCTION -> binding.scope().kind() == ScopeKind.MODULE;
      default -> false;
    };
  }

  /** A variable of a body starts with the value of the parameter it repeats. */
  private static void twinParameter(Binding variable, Scope scope) {
    Scope parameters = scope.parent();
    if (scope.kind() == ScopeKind.FUNCTION_BODY && parameters != null) {
      Binding parameter = parameters.binding(variable.name());
      if (parameter != null && parameter.kind() == BindingKind.PARAMETER) {
        variable.twin(parameter);
      }
    }
  }

  /**
   * Declares a function where it stands: as a variable at the top level of a function, else in its
   * block.
   */
  void declareFunction(Statement.FunctionDeclaration declaration) {
    Pattern.Binding node = declaration.binding();
    Scope scope = current;
    if (scope.kind() == ScopeKind.MODULE) {
      declareLexical(node, BindingKind.FUNCTION, 0);
      scope.functions().add(declaration);
    } else if (scope.holdsVariables()) {
      declareInVariableScope(node, BindingKind.FUNCTION);
      scope.functions().add(declaration);
      references.note(node.id(), node.name(), scope, node.start(), false);
    } else {
      declareBlockFunction(declaration);
    }
  }

  private void declareBlockFunction(Statement.FunctionDeclaration declaration) {
    Pattern.Binding node = declaration.binding();
    Scope scope = current;
    boolean plain = isPlain(declaration);
    Binding existing = scope.binding(node.name());
    if (existing != null
        && existing.kind() == BindingKind.BLOCK_FUNCTION
        && plain
        && !scope.strict()
        && isPlain(scope, node.name())) {
      existing.noteAssigned();
      references.bind(node.id(), existing, scope);
    } else {
      declareLexical(node, BindingKind.BLOCK_FUNCTION, 0);
    }
    scope.functions().add(declaration);
    if (plain && !scope.strict()) {
      blockFunctions.add(scope, declaration);
    }
  }

  private static boolean isPlain(Statement.FunctionDeclaration declaration) {
    return !declaration.function().isAsync() && !declaration.function().isGenerator();
  }

  private static boolean isPlain(Scope scope, String name) {
    for (Statement.FunctionDeclaration other : scope.functions()) {
      if (other.binding().name().equals(name) && !isPlain(other)) {
        return false;
      }
    }
    return true;
  }

  private SyntaxException redeclared(Pattern.Binding node) {
    return error(
        "Identifier '" + node.name() + "' has already been declared", node.start(), node.end());
  }

  // Uses

  void use(int id, String name, int position, boolean write) {
    references.note(id, name, current, position, write);
  }

  /** Notes that the current code needs an implicit value of the function that owns it. */
  void useImplicit(BindingKind kind) {
    FunctionScope function = current.function();
    FunctionScope owner = function;
    while (!owner.ownsThis()) {
      FunctionScope outer = owner.parent();
      if (outer == null) {
        return;
      }
      owner = outer;
    }
    Binding binding = ensureImplicit(owner, kind);
    binding.noteReferenced();
    if (owner != function) {
      binding.capture();
    }
  }

  Binding ensureImplicit(FunctionScope owner, BindingKind kind) {
    Binding binding = owner.implicit(kind);
    if (binding == null) {
      String name =
          switch (kind) {
            case THIS -> ScopeAnalysis.THIS;
            case NEW_TARGET -> ScopeAnalysis.NEW_TARGET;
            default -> ScopeAnalysis.ACTIVE_FUNCTION;
          };
      binding = newBinding(name, kind, owner.parameterScope(), 0);
      owner.parameterScope().add(binding);
      owner.implicit(binding);
      if (kind == BindingKind.THIS && References.isDerivedConstructor(owner.node())) {
        binding.requireDeadZone();
      }
    }
    return binding;
  }

  /**
   * The current code may look up names when it runs: everything around it becomes visible by name.
   */
  void makeDynamic() {
    for (Scope scope = current; scope != null && !scope.dynamic(); scope = scope.parent()) {
      scope.makeDynamic();
      scope.function().makeDynamic();
    }
  }

  /** A call spelled {@code eval(...)} in the current code. */
  void noteDirectEval() {
    makeDynamic();
    if (!current.strict()) {
      Scope scope = current;
      while (!scope.holdsVariables() && scope.parent() != null) {
        scope = scope.parent();
      }
      scope.makeExtensible();
    }
    useImplicit(BindingKind.THIS);
    useImplicit(BindingKind.NEW_TARGET);
    FunctionScope owner = current.function();
    while (!owner.ownsThis() && owner.parent() != null) {
      owner = owner.parent();
    }
    FunctionNode node = owner.node();
    if (node != null) {
      owner.requireArguments();
      if (node.functionKind().isMethod()) {
        useImplicit(BindingKind.ACTIVE_FUNCTION);
      }
    }
  }

  void noteExport(ExportSpecifier specifier) {
    exports.add(specifier);
  }

  void noteExported(Pattern.Binding node) {
    Binding binding = current.binding(node.name());
    if (binding != null) {
      binding.noteExported();
    }
  }

  /** Rejects exports of names that the module does not declare. */
  void requireExports() {
    for (ExportSpecifier specifier : exports) {
      Binding binding = current.binding(specifier.local());
      if (binding == null) {
        throw error(
            "Export '" + specifier.local() + "' is not defined in module",
            specifier.start(),
            specifier.end());
      }
      binding.noteExported();
      references.bind(specifier.id(), binding, current);
    }
  }

  SyntaxException error(String message, int start, int end) {
    return new SyntaxException(message, source, start, end);
  }

  // Finish

  ScopeAnalysis finish() {
    blockFunctions.hoistAll();
    references.resolve(options.freeNames(), program.identifierCount());
    BlockFunctions.listVariables(allScopes.get(0));
    for (Scope scope : allScopes) {
      scope.finishDynamic();
      scope.assignSlots();
    }
    return references.finish(program, scopesById, functionsById, bindingCount, options.freeNames());
  }
}
