package org.ashlar.vm.instruction;

import java.util.Objects;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.ClassElements;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.feedback.PrivateCache;
import org.ashlar.vm.feedback.PropertyCache;
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
import org.ashlar.vm.shape.Shape;
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
  public static Object get(
      Agent agent, Object base, Object name, @Nullable Object[] caches, int slot) {
    if (base instanceof JsObject object
        && caches[slot] instanceof PrivateCache cache
        && cache.name == name) {
      Shape shape = object.shape;
      for (PropertyCache at = cache.entries; at != null; at = at.next) {
        if (at.shape == shape) {
          return at.ownData
              ? Slots.read(object, at)
              : callGetter(
                  agent, object, (Accessor) object.slotValue(at.kind, at.slot), cache.name);
        }
      }
    }
    return getSlowly(agent, base, (PrivateName) name, caches, slot);
  }

  private static Object getSlowly(
      Agent agent, Object base, PrivateName name, @Nullable Object[] caches, int slot) {
    if (base instanceof JsObject object) {
      Object value = object.rawGet(name);
      if (value != null) {
        learn(object, name, caches, slot);
        return value instanceof Accessor pair ? callGetter(agent, object, pair, name) : value;
      }
    }
    throw Errors.typeError(agent, Message.PRIVATE_MISSING_READ, name.description());
  }

  private static Object callGetter(Agent agent, JsObject base, Accessor pair, PrivateName name) {
    if (pair.getter() == null) {
      throw Errors.typeError(agent, Message.PRIVATE_NO_GETTER, name.description());
    }
    return OrdinaryObject.callGetter(agent, pair, base);
  }

  /** Adds an entry for an object that has the member, unless there are too many. */
  private static void learn(
      JsObject object, PrivateName name, @Nullable Object[] caches, int slot) {
    if (object.isDictionary()) {
      return;
    }
    if (object.shape.isDeprecated()) {
      object.migrate(object.shape.current());
    }
    Shape shape = object.shape;
    Property property = shape.lookup(name);
    PropertyCache older =
        caches[slot] instanceof PrivateCache cache && cache.name == name
            ? PropertyRead.prune(cache.entries, shape)
            : null;
    if (property == null || (older != null && older.entries() == PropertyCache.MAX_ENTRIES)) {
      return;
    }
    PropertyCache.Form form =
        (property.attributes() & Attributes.ACCESSOR) != 0
            ? PropertyCache.Form.ACCESSOR
            : PropertyCache.Form.DATA;
    caches[slot] =
        new PrivateCache(
            name, PropertyCache.own(shape, form, property.kind(), property.slot(), older));
  }

  /** base.#name = value. */
  @EcmaSpec("sec-privateset")
  public static void set(
      Agent agent, Object base, Object name, Object value, @Nullable Object[] caches, int slot) {
    if (base instanceof JsObject object
        && caches[slot] instanceof PrivateCache cache
        && cache.name == name) {
      Shape shape = object.shape;
      for (PropertyCache at = cache.entries; at != null; at = at.next) {
        if (at.shape == shape && Slots.tryWrite(object, at, value)) {
          return;
        }
      }
    }
    setSlowly(agent, base, (PrivateName) name, value, caches, slot);
  }

  private static void setSlowly(
      Agent agent,
      Object base,
      PrivateName name,
      Object value,
      @Nullable Object[] caches,
      int slot) {
    if (!(base instanceof JsObject object) || object.rawAttributes(name) < 0) {
      throw Errors.typeError(agent, Message.PRIVATE_MISSING_WRITE, name.description());
    }
    int attributes = object.rawAttributes(name);
    if ((attributes & Attributes.ACCESSOR) != 0) {
      Accessor pair = (Accessor) Objects.requireNonNull(object.rawGet(name));
      JsFunction setter = pair.setter();
      if (setter == null) {
        throw Errors.typeError(agent, Message.PRIVATE_NO_SETTER, name.description());
      }
      agent.call(setter, base, value);
    } else if ((attributes & Attributes.WRITABLE) == 0) {
      throw Errors.typeError(agent, Message.PRIVATE_METHOD_WRITE, name.description());
    } else {
      object.rawPut(agent, name, value, attributes);
      learn(object, name, caches, slot);
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
    for (JsFunction added : elements.methodInitializers()) {
      added.call0(agent, room, instance);
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
