package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.ast.ExportSpecifier;
import org.ashlar.vm.ast.ImportPhase;
import org.ashlar.vm.ast.ImportSpecifier;
import org.ashlar.vm.ast.ModuleRequest;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.PatternElement;
import org.ashlar.vm.ast.PatternProperty;
import org.ashlar.vm.ast.Program;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.ast.VariableDeclarator;
import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.BindingKind;
import org.ashlar.vm.scope.Scope;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/** Collects the import and export entries of a module (sec-parsemodule). */
final class ModuleEntries {
  private final Unit unit;
  private final Scope scope;
  private final List<ModuleCode.Request> requests = new ArrayList<>();
  private final Map<List<Object>, Integer> requestIndices = new HashMap<>();
  private final List<ModuleCode.Import> imports = new ArrayList<>();
  private final Map<String, ModuleCode.Import> importsByLocalName = new HashMap<>();
  private final List<ModuleCode.LocalExport> localExports = new ArrayList<>();
  private final List<ModuleCode.IndirectExport> indirectExports = new ArrayList<>();
  private final List<Integer> starExports = new ArrayList<>();

  ModuleEntries(Unit unit, Program program) {
    this.unit = unit;
    scope = unit.analysis().topLevel().bodyScope();
    for (Statement statement : program.statements()) {
      if (statement instanceof Statement.ImportDeclaration declaration) {
        imports(declaration);
      } else if (statement instanceof Statement.ExportAll all) {
        request(all.request());
      } else if (statement instanceof Statement.ExportNamed named) {
        ModuleRequest from = named.request();
        if (from != null) {
          request(from);
        }
      }
    }
    for (Statement statement : program.statements()) {
      exports(statement);
    }
  }

  List<ModuleCode.Request> requests() {
    return List.copyOf(requests);
  }

  List<ModuleCode.Import> imports() {
    return List.copyOf(imports);
  }

  List<ModuleCode.LocalExport> localExports() {
    return List.copyOf(localExports);
  }

  List<ModuleCode.IndirectExport> indirectExports() {
    return List.copyOf(indirectExports);
  }

  List<Integer> starExports() {
    return List.copyOf(starExports);
  }

  private StringKey key(String name) {
    return unit.keys().intern(name);
  }

  private int request(ModuleRequest request) {
    List<Object> identity = List.of(request.specifier(), request.attributes(), request.phase());
    return requestIndices.computeIfAbsent(identity, _ -> addRequest(request));
  }

  private int addRequest(ModuleRequest request) {
    List<ModuleCode.Attribute> attributes = new ArrayList<>();
    for (ModuleRequest.Attribute attribute : request.attributes()) {
      attributes.add(new ModuleCode.Attribute(attribute.key(), attribute.value()));
    }
    requests.add(
        new ModuleCode.Request(
            request.specifier(), List.copyOf(attributes), phase(request.phase()), request.start()));
    return requests.size() - 1;
  }

  static ModuleCode.Phase phase(ImportPhase phase) {
    return switch (phase) {
      case EVALUATION -> ModuleCode.Phase.EVALUATION;
      case SOURCE -> ModuleCode.Phase.SOURCE;
      case DEFER -> ModuleCode.Phase.DEFER;
    };
  }

  private Binding binding(String name) {
    Binding binding = scope.binding(name);
    if (binding == null) {
      throw new AssertionError(name + " is not declared");
    }
    return binding;
  }

  private void imports(Statement.ImportDeclaration declaration) {
    int request = request(declaration.request());
    for (ImportSpecifier specifier : declaration.specifiers()) {
      String local = specifier.local().name();
      String imported = specifier.imported();
      ModuleCode.Import entry =
          new ModuleCode.Import(
              request,
              imported == null ? null : key(imported),
              key(local),
              binding(local).slot(),
              specifier.start());
      imports.add(entry);
      importsByLocalName.put(local, entry);
    }
  }

  private void exports(Statement statement) {
    switch (statement.kind()) {
      case EXPORT_NAMED -> named((Statement.ExportNamed) statement);
      case EXPORT_ALL -> {
        Statement.ExportAll all = (Statement.ExportAll) statement;
        int request = request(all.request());
        String exported = all.exported();
        if (exported == null) {
          starExports.add(request);
        } else {
          indirectExports.add(
              new ModuleCode.IndirectExport(key(exported), request, null, all.start()));
        }
      }
      case EXPORT_DECLARATION -> declared((Statement.ExportDeclaration) statement);
      case EXPORT_DEFAULT_EXPRESSION ->
          local("default", ((Statement.ExportDefaultExpression) statement).binding().name());
      default -> {}
    }
  }

  private void named(Statement.ExportNamed statement) {
    ModuleRequest from = statement.request();
    if (from != null) {
      int request = request(from);
      for (ExportSpecifier specifier : statement.specifiers()) {
        indirectExports.add(
            new ModuleCode.IndirectExport(
                key(specifier.exported()), request, key(specifier.local()), specifier.start()));
      }
      return;
    }
    for (ExportSpecifier specifier : statement.specifiers()) {
      ModuleCode.Import imported = importsByLocalName.get(specifier.local());
      if (imported != null) {
        indirectExports.add(
            new ModuleCode.IndirectExport(
                key(specifier.exported()),
                imported.request(),
                imported.importedName(),
                specifier.start()));
      } else {
        local(specifier.exported(), specifier.local());
      }
    }
  }

  private void local(String exported, String name) {
    localExports.add(new ModuleCode.LocalExport(key(exported), key(name), binding(name).slot()));
  }

  private void declared(Statement.ExportDeclaration statement) {
    Statement declaration = statement.declaration();
    if (declaration instanceof Statement.FunctionDeclaration function) {
      String name = function.binding().name();
      local(statement.isDefault() ? "default" : name, name);
    } else if (declaration instanceof Statement.ClassDeclaration definition) {
      String name = definition.binding().name();
      local(statement.isDefault() ? "default" : name, name);
    } else if (declaration instanceof Statement.VariableDeclaration variables) {
      for (VariableDeclarator declarator : variables.declarators()) {
        boundNames(declarator.target());
      }
    }
  }

  private void boundNames(@Nullable Pattern pattern) {
    if (pattern instanceof Pattern.Binding name) {
      local(name.name(), name.name());
    } else if (pattern instanceof Pattern.ObjectPattern object) {
      for (PatternProperty property : object.properties()) {
        boundNames(property.target());
      }
      boundNames(object.rest());
    } else if (pattern instanceof Pattern.ArrayPattern array) {
      for (PatternElement element : array.elements()) {
        boundNames(element.target());
      }
      boundNames(array.rest());
    }
  }

  /** Slots of var bindings, which start undefined. */
  List<Integer> variableSlots() {
    List<Integer> slots = new ArrayList<>();
    for (Binding binding : scope.bindings()) {
      if (binding.captured() && binding.kind() == BindingKind.VAR) {
        slots.add(binding.slot());
      }
    }
    return List.copyOf(slots);
  }

  /** Functions in slots, which exist before the module runs. */
  List<ModuleCode.Function> functions() {
    List<ModuleCode.Function> functions = new ArrayList<>();
    for (Statement.FunctionDeclaration declaration : scope.functionsToInitialize()) {
      Binding binding = binding(declaration.binding().name());
      if (binding.captured()) {
        functions.add(
            new ModuleCode.Function(
                binding.slot(), Functions.codeBlock(unit, declaration.function(), "default")));
      }
    }
    return List.copyOf(functions);
  }
}
