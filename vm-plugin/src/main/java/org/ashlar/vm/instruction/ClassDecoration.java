package org.ashlar.vm.instruction;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.execution.ClassElements;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.value.PrivateName;

/**
 * What decorators do to one class while it is defined. Elements are decorated once all of them are
 * known: static methods and accessors first, then those of instances, static fields, fields of
 * instances, and last the class itself.
 */
public final class ClassDecoration {
  final ScriptFunction constructor;
  final JsObject prototype;
  private final Decorators decorators;
  private final List<DecoratedElement> elements = new ArrayList<>();
  private final List<ClassElements.PrivateMethod> staticPrivates = new ArrayList<>();
  private final List<JsFunction> staticInitializers = new ArrayList<>();
  private final List<JsFunction> instanceInitializers = new ArrayList<>();
  private final List<JsFunction> classInitializers = new ArrayList<>();
  private Object result;

  /**
   * The decoration of a class.
   *
   * @param decorators an internal array of the class's own decorators and their receivers
   */
  public ClassDecoration(Object constructor, Object prototype, Object decorators) {
    this.constructor = (ScriptFunction) constructor;
    this.prototype = (JsObject) prototype;
    this.decorators = new Decorators(decorators);
    this.result = constructor;
  }

  /**
   * Adds an element.
   *
   * @param key a property key as a value, or a private name
   * @param flags as in the instruction
   */
  public DecoratedElement element(Object decorators, Object key, Object function, int flags) {
    DecoratedElement made =
        new DecoratedElement(this, new Decorators(decorators), key, function, flags);
    elements.add(made);
    return made;
  }

  /** Where a method's decorators add initialisers. */
  List<JsFunction> methodInitializers(boolean isStatic) {
    return isStatic ? staticInitializers : instanceInitializers;
  }

  /** Defines a private method (0), getter (1) or setter (2). */
  void definePrivate(PrivateName name, JsFunction function, int kind, boolean isStatic) {
    if (isStatic) {
      staticPrivates.add(new ClassElements.PrivateMethod(name, function, kind));
    } else {
      PrivateMembers.addToClass(constructor, name, function, kind);
    }
  }

  /** Applies all decorators; the class, which may be another one than that was defined. */
  public Object apply(Agent agent) {
    apply(agent, true, false);
    apply(agent, false, false);
    apply(agent, true, true);
    apply(agent, false, true);
    result = decorators.applyToClass(agent, constructor, classInitializers);
    for (ClassElements.PrivateMethod method : staticPrivates) {
      PrivateMembers.addMethod(agent, result, method.name(), method.function(), method.kind());
    }
    if (!instanceInitializers.isEmpty()) {
      constructor.ensureClassElements().setMethodInitializers(instanceInitializers);
    }
    run(agent, staticInitializers, result);
    return result;
  }

  private void apply(Agent agent, boolean isStatic, boolean fields) {
    for (DecoratedElement element : elements) {
      if (element.isStatic == isStatic && element.isField() == fields) {
        element.apply(agent);
      }
    }
  }

  /** Runs what the decorators of the class added, after the static fields. */
  public void finish(Agent agent) {
    run(agent, classInitializers, result);
  }

  static void run(Agent agent, List<JsFunction> initializers, Object receiver) {
    for (JsFunction initializer : initializers) {
      agent.call(initializer, receiver);
    }
  }
}
