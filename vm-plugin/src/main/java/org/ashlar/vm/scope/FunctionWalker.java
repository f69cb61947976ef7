package org.ashlar.vm.scope;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ashlar.vm.ast.ClassElement;
import org.ashlar.vm.ast.ClassNode;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.FunctionKind;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Parameter;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.PatternElement;
import org.ashlar.vm.ast.PatternProperty;
import org.ashlar.vm.ast.PropertyName;
import org.jspecify.annotations.Nullable;

/** Walks functions and classes: their scopes, implicit bindings and private names. */
final class FunctionWalker {
  private static final String ARGUMENTS = "arguments";
  private static final String COMPUTED_KEY = "computed key";
  private static final String DECORATION = "decoration";

  private final ScopeBuilder builder;

  /**
   * The classes whose private names are visible, innermost first; a class is not while its
   * superclass is walked.
   */
  private final Deque<Scope> privateScopes = new ArrayDeque<>();

  FunctionWalker(ScopeBuilder builder) {
    this.builder = builder;
  }

  void walkFunction(FunctionNode node, int createdAt, boolean classElement) {
    Scope outer = builder.current();
    FunctionScope function = new FunctionScope(node, outer.function(), createdAt, classElement);
    builder.register(node, function);
    Scope nameScope = null;
    Pattern.Binding self = node.selfBinding();
    boolean expressions = hasExpressions(node);
    boolean eval = node.has(FunctionFlag.HAS_DIRECT_EVAL) && !node.strict();
    if (eval && (self != null || expressions)) {
      nameScope = builder.open(-1, ScopeKind.FUNCTION_NAME, function, node.strict(), node.start());
      if (self != null) {
        declareSelf(function, self, nameScope);
      }
    }
    Scope parameters =
        builder.open(node.id(), ScopeKind.FUNCTION, function, node.strict(), node.start());
    if (eval && expressions) {
      parameters.keepParametersApart();
    }
    function.scopes(nameScope == null ? parameters : nameScope, parameters, parameters);
    declareParameters(node, expressions);
    Scope body = parameters;
    if (expressions) {
      body = builder.open(-1, ScopeKind.FUNCTION_BODY, function, node.strict(), node.bodyStart());
      function.scopes(nameScope == null ? parameters : nameScope, parameters, body);
    }
    builder.statements.walkAll(node.statements());
    declareArguments(node, function, parameters, body);
    if (self != null && nameScope == null && parameters.binding(self.name()) == null) {
      declareSelf(function, self, parameters);
    }
    if (node.functionKind() == FunctionKind.DERIVED_CONSTRUCTOR) {
      // Falling off the end returns it.
      builder.ensureImplicit(function, BindingKind.THIS);
    }
    builder.current(outer);
  }

  private void declareSelf(FunctionScope function, Pattern.Binding self, Scope scope) {
    Binding binding = builder.newBinding(self.name(), BindingKind.FUNCTION_NAME, scope, 0);
    scope.addNamed(binding);
    builder.references.bind(self.id(), binding, scope);
    function.selfBinding(binding);
  }

  private void declareParameters(FunctionNode node, boolean expressions) {
    for (Parameter parameter : node.parameters()) {
      int initializedAt = expressions ? parameter.end() : 0;
      builder.statements.declarePattern(parameter.target(), BindingKind.PARAMETER, initializedAt);
      builder.expressions.walkOptional(parameter.initializer());
    }
  }

  /**
   * Decides where the arguments object goes (sec-functiondeclarationinstantiation, steps 15 to 22).
   */
  private void declareArguments(
      FunctionNode node, FunctionScope function, Scope parameters, Scope body) {
    boolean used = node.has(FunctionFlag.USES_ARGUMENTS) || function.requiresArguments();
    if (!used || node.isArrow() || node.functionKind().isClassInitializer()) {
      return;
    }
    Binding existing = parameters.binding(ARGUMENTS);
    if (existing != null) {
      if (existing.kind() == BindingKind.VAR) {
        function.argumentsBinding(existing);
        captureMapped(function, parameters);
      }
      return;
    }
    Binding binding = builder.newBinding(ARGUMENTS, BindingKind.ARGUMENTS, parameters, 0);
    parameters.addNamed(binding);
    function.argumentsBinding(binding);
    captureMapped(function, parameters);
    Binding variable = body == parameters ? null : body.binding(ARGUMENTS);
    if (variable != null && variable.kind() == BindingKind.VAR) {
      variable.twin(binding);
    }
  }

  /** Parameters that the arguments object shares live where it can reach them. */
  private static void captureMapped(FunctionScope function, Scope parameters) {
    if (function.mapsArguments()) {
      for (Binding binding : parameters.bindings()) {
        if (binding.kind() == BindingKind.PARAMETER) {
          binding.capture();
        }
      }
    }
  }

  /** Whether a parameter contains an expression (sec-static-semantics-containsexpression). */
  private static boolean hasExpressions(FunctionNode node) {
    if (node.simpleParameters()) {
      return false;
    }
    for (Parameter parameter : node.parameters()) {
      if (parameter.initializer() != null || hasExpressions(parameter.target())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasExpressions(@Nullable Pattern pattern) {
    if (pattern instanceof Pattern.ArrayPattern array) {
      for (PatternElement element : array.elements()) {
        if (element.initializer() != null || hasExpressions(element.target())) {
          return true;
        }
      }
      return hasExpressions(array.rest());
    } else if (pattern instanceof Pattern.ObjectPattern object) {
      for (PatternProperty property : object.properties()) {
        if (property.name() instanceof PropertyName.Computed
            || property.initializer() != null
            || hasExpressions(property.target())) {
          return true;
        }
      }
      return hasExpressions(object.rest());
    } else {
      return false;
    }
  }

  // Classes

  void walkClass(ClassNode node) {
    builder.expressions.walkAll(node.decorators());
    Scope outer = builder.current();
    Scope scope = builder.open(node.id(), ScopeKind.CLASS, outer.function(), true, node.start());
    if (node.innerBinding() != null) {
      builder.declareLexical(node.innerBinding(), BindingKind.CLASS_NAME, node.end());
    }
    builder.expressions.walkOptional(node.superclass());
    declarePrivateNames(node, scope);
    privateScopes.push(scope);
    if (node.constructor() != null) {
      walkFunction(node.constructor(), node.start(), true);
    }
    for (ClassElement element : node.elements()) {
      walkElement(element, scope, node.start());
    }
    walkInitializer(node.instanceInitializer(), node.start());
    walkInitializer(node.staticInitializer(), node.start());
    privateScopes.pop();
    builder.close(scope);
  }

  private void walkInitializer(@Nullable FunctionNode initializer, int createdAt) {
    if (initializer != null) {
      walkFunction(initializer, createdAt, true);
    }
  }

  private void walkElement(ClassElement element, Scope scope, int createdAt) {
    builder.expressions.walkAll(element.decorators());
    if (element instanceof ClassElement.Method method) {
      walkElementName(method.name(), scope);
      walkFunction(method.function(), createdAt, true);
    } else if (element instanceof ClassElement.Field field) {
      walkElementName(field.name(), scope);
      declareHidden(field.computedNameId(), COMPUTED_KEY, scope);
      declareHidden(field.decorationId(), DECORATION, scope);
    }
  }

  /** Declares what the initialiser function finds in the class scope, if it has an id. */
  private void declareHidden(int id, String name, Scope scope) {
    if (id >= 0) {
      Binding binding = builder.newBinding(name, BindingKind.COMPUTED_KEY, scope, 0);
      scope.add(binding);
      builder.references.bind(id, binding, scope);
    }
  }

  private void useHidden(int id) {
    if (id >= 0) {
      builder.references.bind(id, builder.references.target(id), builder.current());
    }
  }

  private void walkElementName(PropertyName name, Scope scope) {
    if (name instanceof PropertyName.Private privateName) {
      Binding binding = scope.privateBinding("#" + privateName.name());
      if (binding != null) {
        builder.references.bind(privateName.id(), binding, scope);
      }
    } else {
      builder.expressions.walkName(name);
    }
  }

  /** A field as the initialiser function sees it: its key comes from the class scope. */
  void walkField(ClassElement.Field field) {
    useHidden(field.computedNameId());
    useHidden(field.decorationId());
    if (field.name() instanceof PropertyName.Private name && field.decorationId() < 0) {
      usePrivate(name);
    }
    builder.expressions.walkOptional(field.initializer());
  }

  private void declarePrivateNames(ClassNode node, Scope scope) {
    for (ClassElement element : node.elements()) {
      if (element instanceof ClassElement.Method method) {
        if (method.name() instanceof PropertyName.Private name) {
          boolean accessor = method.function().functionKind() != FunctionKind.METHOD;
          declarePrivate(
              scope,
              name,
              accessor ? BindingKind.PRIVATE_ACCESSOR : BindingKind.PRIVATE_METHOD,
              method.isStatic());
        }
      } else if (element instanceof ClassElement.Field field) {
        if (field.name() instanceof PropertyName.Private name) {
          declarePrivate(
              scope,
              name,
              field.accessor() ? BindingKind.PRIVATE_ACCESSOR : BindingKind.PRIVATE_FIELD,
              field.isStatic());
        }
      }
    }
  }

  private void declarePrivate(
      Scope scope, PropertyName.Private name, BindingKind kind, boolean isStatic) {
    String text = "#" + name.name();
    if (scope.privateBinding(text) == null) {
      Binding binding = builder.newBinding(text, kind, scope, 0);
      if (isStatic) {
        binding.makeStatic();
      } else if (kind != BindingKind.PRIVATE_FIELD) {
        // The instance initialiser installs it.
        binding.capture();
      }
      scope.addPrivate(binding);
    }
  }

  /** A use of a private name. */
  void usePrivate(PropertyName.Private name) {
    String text = "#" + name.name();
    Scope use = builder.current();
    for (Scope scope : privateScopes) {
      Binding binding = scope.privateBinding(text);
      if (binding != null) {
        binding.noteReferenced();
        builder.references.bind(name.id(), binding, use);
        return;
      }
    }
    if (!builder.options.privateNames().contains(name.name())) {
      throw builder.error(
          "Private field '" + text + "' must be declared in an enclosing class",
          name.start(),
          name.end());
    }
    builder.references.bindDynamically(name.id(), text, use, ScopeAnalysis.DYNAMIC);
  }
}
