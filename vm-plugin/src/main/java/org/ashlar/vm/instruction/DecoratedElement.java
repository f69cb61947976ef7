package org.ashlar.vm.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PrivateName;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** An element of a class that has decorators, or an auto-accessor. */
public final class DecoratedElement {
  private static final int METHOD = 0;
  private static final int GETTER = 1;
  private static final int SETTER = 2;
  private static final int FIELD = 3;
  private static final int ACCESSOR = 4;
  private static final int KIND_MASK = 7;
  private static final int STATIC = 8;

  private final ClassDecoration owner;
  private final Decorators decorators;
  private final Object key;
  private final int kind;
  final boolean isStatic;

  /** The method, getter or setter, or the getter of an auto-accessor. */
  private @Nullable JsFunction function;

  private @Nullable JsFunction setter;

  /** Where an auto-accessor keeps its value. */
  private @Nullable PrivateName storage;

  /** What the value of a field goes through, in the order of the source. */
  private final List<JsFunction> initializers = new ArrayList<>();

  /** What runs once a field is defined. */
  private final List<JsFunction> added = new ArrayList<>();

  DecoratedElement(
      ClassDecoration owner, Decorators decorators, Object key, Object function, int flags) {
    this.owner = owner;
    this.decorators = decorators;
    this.key = key;
    this.kind = flags & KIND_MASK;
    this.isStatic = (flags & STATIC) != 0;
    this.function = function instanceof JsFunction method ? method : null;
  }

  boolean isField() {
    return kind == FIELD;
  }

  /** Lets the decorators have their way, and defines what they leave. */
  void apply(Agent agent) {
    switch (kind) {
      case FIELD -> {
        for (int i = decorators.count() - 1; i >= 0; i--) {
          Object answer = call(agent, i, Undefined.UNDEFINED, added);
          if (answer != Undefined.UNDEFINED) {
            initializers.addFirst(Decorators.requireFunction(agent, "field", answer));
          }
        }
      }
      case ACCESSOR -> applyToAccessor(agent);
      default -> applyToMethod(agent);
    }
  }

  private Object call(Agent agent, int index, Object value, List<JsFunction> initializers) {
    return decorators.call(
        agent,
        index,
        value,
        DecoratorContext.ofElement(kindName(), nameKey(agent), isStatic, initializers));
  }

  private PropertyKey nameKey(Agent agent) {
    return key instanceof PrivateName name ? name : TypeConversion.toPropertyKey(agent, key);
  }

  private String kindName() {
    return switch (kind) {
      case METHOD -> "method";
      case GETTER -> "getter";
      case SETTER -> "setter";
      case FIELD -> "field";
      default -> "accessor";
    };
  }

  private void applyToMethod(Agent agent) {
    JsFunction present = Objects.requireNonNull(function);
    for (int i = decorators.count() - 1; i >= 0; i--) {
      Object answer = call(agent, i, present, owner.methodInitializers(isStatic));
      if (answer != Undefined.UNDEFINED) {
        present = Decorators.requireFunction(agent, kindName(), answer);
      }
    }
    define(agent, present, kind);
  }

  private void define(Agent agent, JsFunction method, int methodKind) {
    if (key instanceof PrivateName name) {
      owner.definePrivate(name, method, methodKind, isStatic);
    } else {
      JsObject home = isStatic ? owner.constructor : owner.prototype;
      Closures.defineMethod(agent, home, key, method, methodKind);
    }
  }

  private void applyToAccessor(Agent agent) {
    Realm realm = agent.realm;
    String name = nameKey(agent).toDisplayString();
    PrivateName kept = new PrivateName("#" + name + " accessor storage");
    storage = kept;
    function = DecoratorFunctions.getter(realm, "get " + name, kept);
    setter = DecoratorFunctions.setter(realm, "set " + name, kept);
    for (int i = decorators.count() - 1; i >= 0; i--) {
      JsObject pair = realm.newObject();
      pair.rawPut(agent, Keys.GET, Objects.requireNonNull(function), Attributes.DEFAULT);
      pair.rawPut(agent, Keys.SET, Objects.requireNonNull(setter), Attributes.DEFAULT);
      Object answer = call(agent, i, pair, added);
      if (answer instanceof JsObject given) {
        JsFunction get = part(agent, given, "get");
        JsFunction set = part(agent, given, "set");
        JsFunction init = part(agent, given, "init");
        function = get != null ? get : function;
        setter = set != null ? set : setter;
        if (init != null) {
          initializers.addFirst(init);
        }
      } else if (answer != Undefined.UNDEFINED) {
        throw Errors.typeError(
            agent, Message.ACCESSOR_DECORATOR_RETURNED, ObjectOperations.display(answer));
      }
    }
    define(agent, Objects.requireNonNull(function), GETTER);
    define(agent, Objects.requireNonNull(setter), SETTER);
  }

  private static @Nullable JsFunction part(Agent agent, JsObject given, String name) {
    Object value = given.get(agent, agent.group().keys().intern(name));
    if (value == Undefined.UNDEFINED) {
      return null;
    }
    if (value instanceof JsFunction function) {
      return function;
    }
    throw Errors.typeError(agent, Message.ACCESSOR_PART, name, ObjectOperations.display(value));
  }

  /** Defines the field on an object that is being made. */
  public void initialize(Agent agent, Object target, Object initial) {
    JsObject object = (JsObject) target;
    Object value = initial;
    for (JsFunction initializer : initializers) {
      value = agent.call(initializer, object, value);
    }
    PrivateName kept = storage;
    if (kept != null) {
      PrivateMembers.addField(agent, object, kept, value);
    } else if (key instanceof PrivateName name) {
      PrivateMembers.addField(agent, object, name, value);
    } else {
      ObjectOperations.createDataPropertyOrThrow(
          agent, object, TypeConversion.toPropertyKey(agent, key), value);
    }
    ClassDecoration.run(agent, added, object);
  }
}
