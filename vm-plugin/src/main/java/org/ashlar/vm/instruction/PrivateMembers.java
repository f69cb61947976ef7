package org.ashlar.vm.instruction;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.ClassElements;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.object.Accessor;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.OrdinaryObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Property;
import org.ashlar.vm.value.PrivateName;
import org.jspecify.annotations.Nullable;

/**
 * Private fields, methods and accessors (clauses 7.3.27 to 7.3.32).
 *
 * <p>They lie in the object's shape under their private name: fields writable, methods not,
 * accessors as accessors. Proxies and extensibility do not apply, so only raw storage is used.
 */
public final class PrivateMembers {
  private static final int METHOD = Attributes.CONFIGURABLE;
  private static final int ACCESSOR = Attributes.CONFIGURABLE | Attributes.ACCESSOR;

  private PrivateMembers() {}

  /** base.#name. */
  @EcmaSpec("sec-privateget")
  public static Object get(Agent agent, Object base, Object name) {
    PrivateName key = (PrivateName) name;
    if (base instanceof JsObject object) {
      Object value = stored(object, key);
      if (value instanceof Accessor pair) {
        if (pair.getter() == null) {
          throw Errors.typeError(agent, Message.PRIVATE_NO_GETTER, key.description());
        }
        return OrdinaryObject.callGetter(agent, pair, base);
      }
      if (value != null) {
        return value;
      }
    }
    throw Errors.typeError(agent, Message.PRIVATE_MISSING_READ, key.description());
  }

  private static @Nullable Object stored(JsObject object, PrivateName key) {
    if (object.isDictionary()) {
      return object.rawGet(key);
    }
    Property property = object.shape.lookup(key);
    return property == null ? null : object.slotValue(property.kind(), property.slot());
  }

  /** base.#name = value. */
  @EcmaSpec("sec-privateset")
  public static void set(Agent agent, Object base, Object name, Object value) {
    PrivateName key = (PrivateName) name;
    if (!(base instanceof JsObject object) || object.rawAttributes(key) < 0) {
      throw Errors.typeError(agent, Message.PRIVATE_MISSING_WRITE, key.description());
    }
    int attributes = object.rawAttributes(key);
    if ((attributes & Attributes.ACCESSOR) != 0) {
      Accessor pair = (Accessor) java.util.Objects.requireNonNull(object.rawGet(key));
      JsFunction setter = pair.setter();
      if (setter == null) {
        throw Errors.typeError(agent, Message.PRIVATE_NO_SETTER, key.description());
      }
      agent.call(setter, base, value);
    } else if ((attributes & Attributes.WRITABLE) == 0) {
      throw Errors.typeError(agent, Message.PRIVATE_METHOD_WRITE, key.description());
    } else {
      object.rawPut(agent, key, value, attributes);
    }
  }

  /** #name in base. */
  public static boolean has(Agent agent, Object base, Object name) {
    if (base instanceof JsObject object) {
      return object.rawAttributes((PrivateName) name) >= 0;
    }
    throw Errors.typeError(
        agent,
        Message.IN_NOT_OBJECT,
        ((PrivateName) name).description(),
        ObjectOperations.display(base));
  }

  /** PrivateFieldAdd. */
  @EcmaSpec("sec-privatefieldadd")
  public static void addField(Agent agent, Object base, Object name, Object value) {
    add(agent, (JsObject) base, (PrivateName) name, value, Attributes.WRITABLE);
  }

  private static void add(
      Agent agent, JsObject object, PrivateName key, Object value, int attributes) {
    if (object.rawAttributes(key) >= 0) {
      throw Errors.typeError(agent, Message.PRIVATE_DUPLICATE, key.description());
    }
    if (!object.shape.isExtensible()) {
      throw Errors.typeError(agent, Message.CANNOT_DEFINE, key.description());
    }
    object.rawPut(agent, key, value, attributes);
  }

  /** PrivateMethodOrAccessorAdd: method (0), getter (1) or setter (2). */
  @EcmaSpec("sec-privatemethodoraccessoradd")
  public static void addMethod(Agent agent, Object base, Object name, Object function, int kind) {
    JsObject object = (JsObject) base;
    PrivateName key = (PrivateName) name;
    JsFunction method = (JsFunction) function;
    if (kind == 0) {
      add(agent, object, key, method, METHOD);
      return;
    }
    Accessor half = kind == 1 ? new Accessor(method, null) : new Accessor(null, method);
    if (!(object.rawGet(key) instanceof Accessor other)) {
      add(agent, object, key, half, ACCESSOR);
      return;
    }
    boolean present = kind == 1 ? other.getter() != null : other.setter() != null;
    if (present) {
      throw Errors.typeError(agent, Message.PRIVATE_DUPLICATE, key.description());
    }
    object.rawPut(
        agent,
        key,
        kind == 1 ? new Accessor(method, other.setter()) : new Accessor(other.getter(), method),
        ACCESSOR);
  }

  /** Remembers a private method for the instances of a class. */
  public static void addToClass(Object constructor, Object name, Object function, int kind) {
    ((ScriptFunction) constructor)
        .ensureClassElements()
        .privateMethods()
        .add(new ClassElements.PrivateMethod((PrivateName) name, (JsFunction) function, kind));
  }

  /** The function that defines the fields of a class's instances. */
  public static void setInitializer(Object constructor, @Nullable Object initializer) {
    if (initializer != null) {
      ((ScriptFunction) constructor)
          .ensureClassElements()
          .setInitializer((ScriptFunction) initializer);
    }
  }

  @EcmaSpec("sec-initializeinstanceelements")
  public static void initializeInstance(
      Agent agent, int room, Object constructor, Object instance) {
    ClassElements elements = ((ScriptFunction) constructor).classElements();
    if (elements == null) {
      return;
    }
    if (!elements.privateMethods().isEmpty()) {
      requireNone(agent, (JsObject) instance, elements);
      for (ClassElements.PrivateMethod method : elements.privateMethods()) {
        addMethod(agent, instance, method.name(), method.function(), method.kind());
      }
    }
    ScriptFunction initializer = elements.initializer();
    if (initializer != null) {
      initializer.call0(agent, room, instance);
    }
  }

  /** An object that a constructor returned twice must not get the methods half. */
  private static void requireNone(Agent agent, JsObject instance, ClassElements elements) {
    for (ClassElements.PrivateMethod method : elements.privateMethods()) {
      if (instance.rawAttributes(method.name()) >= 0) {
        throw Errors.typeError(agent, Message.PRIVATE_DUPLICATE, method.name().description());
      }
    }
  }
}
