package org.ashlar.vm.compiler;

import java.util.List;
import java.util.Objects;
import org.ashlar.vm.ast.ClassElement;
import org.ashlar.vm.ast.ClassNode;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.PropertyName;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.Scope;
import org.ashlar.vm.value.IndexKey;

/** Class definitions and their initialiser functions (sec-class-definitions). */
final class Classes {
  // Operands of DECORATE_ELEMENT beside the kinds of methods.
  private static final int FIELD = 3;
  private static final int ACCESSOR = 4;
  private static final int STATIC = 8;

  private final Body body;

  Classes(Body body) {
    this.body = body;
  }

  /** Defines a class that takes the given name if it has none of its own. */
  void define(ClassNode node, String name, int destination) {
    define(node, name, -1, destination);
  }

  /** Defines a class without a name of its own, named by the property key in a register. */
  void defineNamedByKey(ClassNode node, int key, int destination) {
    define(node, "", key, destination);
  }

  private void define(ClassNode node, String name, int key, int destination) {
    int mark = body.registers.mark();
    int constructor = body.registers.allocate();
    int prototype = body.registers.allocate();
    boolean decorated = isDecorated(node);
    int decorators = decorated ? decorators(node.decorators()) : -1;
    Scope scope = body.unit.analysis().scope(node.id());
    Scopes.Entered entered = body.scopes.enter(scope);
    createPrivateNames(scope);
    int heritage = body.registers.allocate();
    Expression superclass = node.superclass();
    if (superclass == null) {
      body.emitter.emit(Opcode.LOAD_EMPTY, heritage);
    } else {
      body.expressions.into(superclass, heritage);
    }
    String own = node.name();
    int index = body.emitter.function(constructorCode(node, own != null ? own : name));
    body.emitter
        .at(superclass == null ? node.start() : superclass.start())
        .emit(
            Opcode.CREATE_CLASS,
            constructor,
            prototype,
            index,
            body.currentEnvironment(),
            heritage);
    if (key >= 0) {
      body.emitter.emit(Opcode.SET_FUNCTION_NAME, constructor, key, 0);
    }
    int decoration = decorated ? body.registers.allocate() : -1;
    if (decorated) {
      body.emitter.emit(
          Opcode.NEW_CLASS_DECORATION, decoration, constructor, prototype, decorators);
    }
    int inner = body.registers.mark();
    for (ClassElement element : node.elements()) {
      if (decorated) {
        decoratedElement(element, constructor, prototype, decoration);
      } else {
        element(element, constructor, prototype);
      }
      body.registers.release(inner);
    }
    int result = constructor;
    if (decorated) {
      result = body.registers.allocate();
      body.emitter.at(node.start()).emit(Opcode.APPLY_DECORATORS, result, decoration);
    }
    Pattern.Binding innerBinding = node.innerBinding();
    if (innerBinding != null) {
      body.names.initialize(innerBinding, result);
    }
    initializers(node, constructor, prototype, result);
    if (decorated) {
      body.emitter.at(node.start()).emit(Opcode.FINISH_DECORATION, decoration);
    }
    body.scopes.leave(entered);
    body.move(destination, result);
    body.registers.release(mark);
  }

  private void createPrivateNames(Scope scope) {
    int mark = body.registers.mark();
    for (Binding binding : scope.bindings()) {
      if (binding.kind().isPrivateName()) {
        int name = body.registers.allocate();
        body.emitter.emit(Opcode.NEW_PRIVATE_NAME, name, body.emitter.constant(binding.name()));
        body.names.initialize(binding, name);
        body.registers.release(mark);
      }
    }
  }

  private CodeBlock constructorCode(ClassNode node, String name) {
    int flags = hasInstanceElements(node) ? CodeBlock.HAS_CLASS_FIELDS : 0;
    FunctionNode written = node.constructor();
    if (written != null) {
      return Functions.codeBlock(body.unit, written, name, node.start(), node.end(), flags);
    }
    boolean derived = node.superclass() != null;
    flags |= CodeBlock.STRICT | (derived ? CodeBlock.USES_ARGUMENTS : CodeBlock.USES_THIS);
    flags |= name.isEmpty() ? CodeBlock.ANONYMOUS : 0;
    return new CodeBlock(
        body.unit.code(),
        derived ? FunctionKind.DERIVED_CONSTRUCTOR : FunctionKind.CLASS_CONSTRUCTOR,
        name,
        flags,
        0,
        0,
        node.start(),
        node.end(),
        new DefaultConstructor());
  }

  private static boolean hasInstanceElements(ClassNode node) {
    if (node.instanceInitializer() != null) {
      return true;
    }
    for (ClassElement element : node.elements()) {
      if (element instanceof ClassElement.Method method
          && !method.isStatic()
          && (method.name() instanceof PropertyName.Private || !method.decorators().isEmpty())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDecorated(ClassNode node) {
    if (!node.decorators().isEmpty()) {
      return true;
    }
    for (ClassElement element : node.elements()) {
      if (!element.decorators().isEmpty()
          || (element instanceof ClassElement.Field field && field.accessor())) {
        return true;
      }
    }
    return false;
  }

  /** An array of decorators, each before the object that it is called on. */
  private int decorators(List<Expression> expressions) {
    int array = body.registers.allocate();
    int mark = body.registers.mark();
    body.emitter.emit(Opcode.NEW_ARRAY, array, 0, 0);
    int decorator = body.registers.allocate();
    int receiver = body.registers.allocate();
    for (Expression expression : expressions) {
      body.chains.decorator(expression, decorator, receiver);
      body.emitter.emit(Opcode.ARRAY_APPEND, array, decorator);
      body.emitter.emit(Opcode.ARRAY_APPEND, array, receiver);
    }
    body.registers.release(mark);
    return array;
  }

  /** An element of a class that has decorators; those of the element come before its key. */
  private void decoratedElement(
      ClassElement element, int constructor, int prototype, int decoration) {
    if (element instanceof ClassElement.Method method) {
      boolean isPrivate = method.name() instanceof PropertyName.Private;
      if (method.decorators().isEmpty() && !(isPrivate && method.isStatic())) {
        element(element, constructor, prototype);
      } else {
        decoratedMethod(method, method.isStatic() ? constructor : prototype, decoration);
      }
    } else if (element instanceof ClassElement.Field field) {
      if (field.decorationId() < 0) {
        element(element, constructor, prototype);
      } else {
        decoratedField(field, decoration);
      }
    }
  }

  private void decoratedMethod(ClassElement.Method method, int home, int decoration) {
    int list = decorators(method.decorators());
    int kind = Literals.methodKind(method.function());
    int record = body.registers.allocate();
    int function = body.registers.allocate();
    int key;
    if (method.name() instanceof PropertyName.Private name) {
      body.functions.method(
          method.function(), Literals.methodName(kind, "#" + name.name()), home, function);
      key = body.names.privateName(name);
    } else {
      key = body.literals.classMethod(method.name(), method.function(), home, function);
    }
    body.emitter
        .at(method.start())
        .emit(
            Opcode.DECORATE_ELEMENT,
            record,
            decoration,
            list,
            key,
            function,
            kind | (method.isStatic() ? STATIC : 0));
  }

  private void decoratedField(ClassElement.Field field, int decoration) {
    int list = decorators(field.decorators());
    int record = body.registers.allocate();
    int key;
    if (field.name() instanceof PropertyName.Private name) {
      key = body.names.privateName(name);
    } else {
      key = body.literals.propertyKey(field.name());
      if (field.computedNameId() >= 0) {
        Binding binding = body.names.resolution(field.computedNameId()).requireBinding();
        body.names.initialize(binding, key);
      }
    }
    body.emitter
        .at(field.start())
        .emit(
            Opcode.DECORATE_ELEMENT,
            record,
            decoration,
            list,
            key,
            Registers.UNDEFINED,
            (field.accessor() ? ACCESSOR : FIELD) | (field.isStatic() ? STATIC : 0));
    Binding binding = body.names.resolution(field.decorationId()).requireBinding();
    body.names.initialize(binding, record);
  }

  private void element(ClassElement element, int constructor, int prototype) {
    if (element instanceof ClassElement.Method method) {
      int home = method.isStatic() ? constructor : prototype;
      if (method.name() instanceof PropertyName.Private name) {
        privateMethod(method, name, constructor, home);
      } else {
        body.literals.method(method.name(), method.function(), home, 0);
      }
    } else if (element instanceof ClassElement.Field field && field.computedNameId() >= 0) {
      int key = body.literals.propertyKey(field.name());
      Binding binding = body.names.resolution(field.computedNameId()).requireBinding();
      body.names.initialize(binding, key);
    }
  }

  private void privateMethod(
      ClassElement.Method method, PropertyName.Private name, int constructor, int home) {
    int kind = Literals.methodKind(method.function());
    int function = body.registers.allocate();
    body.functions.method(
        method.function(), Literals.methodName(kind, "#" + name.name()), home, function);
    int key = body.names.privateName(name);
    body.emitter
        .at(method.start())
        .emit(
            method.isStatic() ? Opcode.DEFINE_PRIVATE_METHOD : Opcode.ADD_CLASS_PRIVATE_METHOD,
            constructor,
            key,
            function,
            kind);
  }

  /**
   * Makes the functions that define fields, and calls the static one.
   *
   * @param result the class as its decorators leave it, which gets the static fields
   */
  private void initializers(ClassNode node, int constructor, int prototype, int result) {
    int function = body.registers.allocate();
    FunctionNode instance = node.instanceInitializer();
    if (instance != null) {
      body.functions.methodWithHome(instance, "", prototype, function);
      body.emitter.emit(Opcode.SET_CLASS_FIELDS, constructor, function);
    }
    FunctionNode initializer = node.staticInitializer();
    if (initializer != null) {
      body.functions.methodWithHome(initializer, "", constructor, function);
      body.emitter.at(node.start()).emit(Opcode.CALL, function, function, result, 0, 0);
    }
  }

  /** Defines one field on this, in the code of an initialiser function. */
  void field(Statement.FieldInitialization statement) {
    int mark = body.registers.mark();
    ClassElement.Field field = statement.field();
    int object = body.registers.allocate();
    body.emitter.emit(Opcode.LOAD_THIS, object);
    if (field.decorationId() >= 0) {
      decorated(field, object);
    } else if (field.name() instanceof PropertyName.Private name) {
      int value = value(field, "#" + name.name());
      int key = body.names.privateName(name);
      body.emitter.at(field.start()).emit(Opcode.DEFINE_PRIVATE_FIELD, object, key, value);
    } else {
      String fixed = Literals.fixedName(field.name());
      if (fixed == null) {
        computedField(field, object);
      } else if (IndexKey.parse(fixed) >= 0) {
        int key = body.literals.propertyKey(field.name());
        int value = value(field, fixed);
        body.emitter.at(field.start()).emit(Opcode.DEFINE_ELEMENT, object, key, value);
      } else {
        int value = value(field, fixed);
        body.emitter.at(field.start()).emit(Opcode.DEFINE_FIELD, object, body.key(fixed), value);
      }
    }
    body.registers.release(mark);
  }

  private void decorated(ClassElement.Field field, int object) {
    int record = body.registers.allocate();
    body.names.loadUnchecked(body.names.resolution(field.decorationId()), record);
    int value;
    if (field.computedNameId() >= 0) {
      int key = body.registers.allocate();
      body.names.loadUnchecked(body.names.resolution(field.computedNameId()), key);
      value = valueNamedBy(field, key);
    } else {
      String fixed =
          field.name() instanceof PropertyName.Private name
              ? "#" + name.name()
              : Literals.fixedName(field.name());
      value = value(field, Objects.requireNonNull(fixed));
    }
    body.emitter.at(field.start()).emit(Opcode.INITIALIZE_DECORATED, object, record, value);
  }

  private int valueNamedBy(ClassElement.Field field, int key) {
    Expression initializer = field.initializer();
    if (initializer == null) {
      return Registers.UNDEFINED;
    }
    int value = body.registers.allocate();
    body.expressions.intoNamedByKey(initializer, key, value);
    return value;
  }

  private int value(ClassElement.Field field, String name) {
    Expression initializer = field.initializer();
    if (initializer == null) {
      return Registers.UNDEFINED;
    }
    int value = body.registers.allocate();
    body.expressions.intoNamed(initializer, name, value);
    return value;
  }

  private void computedField(ClassElement.Field field, int object) {
    int key = body.registers.allocate();
    body.names.loadUnchecked(body.names.resolution(field.computedNameId()), key);
    int value = valueNamedBy(field, key);
    body.emitter.at(field.start()).emit(Opcode.DEFINE_ELEMENT, object, key, value);
  }
}
