package org.ashlar.vm.operation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Operations on objects (clause 7.3). */
public final class ObjectOperations {
  private ObjectOperations() {}

  /** The key of an integer index, which may exceed the array indices. */
  public static PropertyKey indexKey(Agent agent, long index) {
    return index <= IndexKey.MAX_INDEX
        ? IndexKey.of(index)
        : agent.group().keys().lookup(Long.toString(index));
  }

  /** GetV: a property of any value. */
  @EcmaSpec("sec-getv")
  public static Object getV(Agent agent, Object value, PropertyKey key) {
    if (value instanceof JsObject object) {
      return object.get(agent, key, object);
    }
    if (value instanceof CharSequence text) {
      if (key == Keys.LENGTH) {
        return text.length();
      }
      if (key instanceof IndexKey index && index.index() < text.length()) {
        return String.valueOf(text.charAt((int) index.index()));
      }
    }
    return prototypeOfPrimitive(agent, value, key).get(agent, key, value);
  }

  /** The prototype that a primitive inherits from; TypeError for undefined and null. */
  public static JsObject prototypeOfPrimitive(Agent agent, Object value, PropertyKey key) {
    Intrinsic id =
        switch (value) {
          case CharSequence s -> Intrinsic.STRING_PROTOTYPE;
          case BigInteger b -> Intrinsic.BIGINT_PROTOTYPE;
          case Number n -> Intrinsic.NUMBER_PROTOTYPE;
          case Boolean b -> Intrinsic.BOOLEAN_PROTOTYPE;
          case Symbol s -> Intrinsic.SYMBOL_PROTOTYPE;
          default -> throw Errors.typeError(agent, Message.CANNOT_READ_PROPERTY, value, key);
        };
    return agent.realm.intrinsic(id);
  }

  /** Set with Throw true. */
  @EcmaSpec("sec-set-o-p-v-throw")
  public static void set(Agent agent, JsObject object, PropertyKey key, Object value) {
    if (!object.set(agent, key, value, object)) {
      throw cannotSet(agent, object, key);
    }
  }

  /**
   * Why a [[Set]] that returned false failed, as the TypeError of strict code. A proxy is not
   * asked: its traps would run once more.
   */
  public static RuntimeException cannotSet(Agent agent, Object base, PropertyKey key) {
    if (base instanceof JsObject object) {
      for (JsObject at = object; at != null; at = at.getPrototypeOf(agent)) {
        if (at.isAskedByCode()) {
          return Errors.typeError(
              agent,
              at.overridesGetPrototypeOf()
                  ? Message.PROXY_SET_REFUSED
                  : Message.DEFERRED_NAMESPACE_SET,
              key);
        }
        PropertyDescriptor own = at.getOwnProperty(agent, key);
        if (own != null && own.isAccessor()) {
          return Errors.typeError(agent, Message.ONLY_A_GETTER, key, display(base));
        }
        if (own != null && !own.isWritable()) {
          return readOnly(agent, key, base);
        }
      }
      return Errors.typeError(agent, Message.NOT_EXTENSIBLE, key);
    }
    return Errors.typeError(agent, Message.CANNOT_SET_PROPERTY, display(base), key);
  }

  /** The TypeError of an assignment to a property that cannot be written. */
  public static RuntimeException readOnly(Agent agent, PropertyKey key, Object base) {
    return Errors.typeError(
        agent,
        Message.READ_ONLY_PROPERTY,
        key,
        TestingAndComparison.typeOf(base),
        base instanceof CharSequence text ? ValueText.shown(text) : display(base));
  }

  @EcmaSpec("sec-createdataproperty")
  public static boolean createDataProperty(
      Agent agent, JsObject object, PropertyKey key, Object value) {
    return object.defineOwnProperty(agent, key, PropertyDescriptor.data(value, Attributes.DEFAULT));
  }

  @EcmaSpec("sec-createdatapropertyorthrow")
  public static void createDataPropertyOrThrow(
      Agent agent, JsObject object, PropertyKey key, Object value) {
    if (!createDataProperty(agent, object, key, value)) {
      throw Errors.typeError(agent, Message.CANNOT_REDEFINE, key);
    }
  }

  /**
   * SetterThatIgnoresPrototypeProperties.
   *
   * @param home the object that has the setter, whose own property it does not replace
   */
  @EcmaSpec("sec-SetterThatIgnoresPrototypeProperties")
  public static void setIgnoringPrototype(
      Agent agent, JsObject object, JsObject home, PropertyKey key, Object value) {
    if (object == home) {
      throw readOnly(agent, key, object);
    }
    if (object.getOwnProperty(agent, key) == null) {
      createDataPropertyOrThrow(agent, object, key, value);
    } else {
      set(agent, object, key, value);
    }
  }

  @EcmaSpec("sec-definepropertyorthrow")
  public static void definePropertyOrThrow(
      Agent agent, JsObject object, PropertyKey key, PropertyDescriptor descriptor) {
    if (!object.defineOwnProperty(agent, key, descriptor)) {
      if (object.overridesGetPrototypeOf()) {
        throw Errors.typeError(agent, Message.PROXY_DEFINE_REFUSED, key);
      }
      throw object.getOwnProperty(agent, key) == null
          ? Errors.typeError(agent, Message.CANNOT_DEFINE, key)
          : Errors.typeError(agent, Message.CANNOT_REDEFINE, key);
    }
  }

  @EcmaSpec("sec-deletepropertyorthrow")
  public static void deletePropertyOrThrow(Agent agent, JsObject object, PropertyKey key) {
    if (!object.delete(agent, key)) {
      if (object.overridesGetPrototypeOf()) {
        throw Errors.typeError(agent, Message.PROXY_DELETE_REFUSED, key);
      }
      throw Errors.typeError(agent, Message.CANNOT_DELETE, key, display(object));
    }
  }

  /** GetMethod: Java null where the specification says undefined. */
  @EcmaSpec("sec-getmethod")
  public static @Nullable JsFunction getMethod(Agent agent, Object value, PropertyKey key) {
    Object method = getV(agent, value, key);
    if (method == Undefined.UNDEFINED || method == JsNull.NULL) {
      return null;
    }
    if (method instanceof JsFunction function) {
      return function;
    }
    throw Errors.typeError(agent, Message.NOT_CALLABLE, display(method));
  }

  public static boolean hasOwnProperty(Agent agent, JsObject object, PropertyKey key) {
    return object.getOwnProperty(agent, key) != null;
  }

  /** Call with the check that the value is callable. */
  @EcmaSpec("sec-call")
  public static Object call(Agent agent, Object function, Object thisValue, Object... arguments) {
    JsFunction callee = requireFunction(agent, function);
    return switch (arguments.length) {
      case 0 -> agent.call(callee, thisValue);
      case 1 -> agent.call(callee, thisValue, arguments[0]);
      case 2 -> agent.call(callee, thisValue, arguments[0], arguments[1]);
      default -> agent.callAll(callee, thisValue, arguments);
    };
  }

  /** The value as a function; TypeError if it is none. */
  public static JsFunction requireFunction(Agent agent, Object value) {
    if (value instanceof JsFunction function) {
      return function;
    }
    throw Errors.typeError(agent, Message.NOT_CALLABLE, display(value));
  }

  /** The value as an object; TypeError if it is none. */
  public static JsObject requireObject(Agent agent, Object value) {
    if (value instanceof JsObject object) {
      return object;
    }
    throw Errors.typeError(agent, Message.NOT_AN_OBJECT, display(value));
  }

  /** The value as a constructor; TypeError if it is none. */
  public static JsFunction requireConstructor(Agent agent, Object value) {
    if (value instanceof JsFunction function && function.isConstructor()) {
      return function;
    }
    throw Errors.typeError(agent, Message.NOT_A_CONSTRUCTOR, display(value));
  }

  /** Construct with the function as new target. */
  @EcmaSpec("sec-construct")
  public static JsObject construct(Agent agent, JsFunction constructor, Object... arguments) {
    return agent.construct(constructor, arguments, constructor);
  }

  /** Invoke. */
  @EcmaSpec("sec-invoke")
  public static Object invoke(Agent agent, Object value, PropertyKey key, Object... arguments) {
    return call(agent, getV(agent, value, key), value, arguments);
  }

  /** SetIntegrityLevel: frozen, or only sealed. */
  @EcmaSpec("sec-setintegritylevel")
  public static boolean setIntegrityLevel(Agent agent, JsObject object, boolean frozen) {
    if (!object.preventExtensions(agent)) {
      return false;
    }
    for (PropertyKey key : object.ownPropertyKeys(agent)) {
      int present = Attributes.CONFIGURABLE;
      if (frozen) {
        PropertyDescriptor current = object.getOwnProperty(agent, key);
        if (current == null) {
          continue;
        }
        present |= current.isAccessor() ? 0 : Attributes.WRITABLE;
      }
      definePropertyOrThrow(
          agent, object, key, PropertyDescriptor.partial(null, null, null, present, 0));
    }
    return true;
  }

  @EcmaSpec("sec-testintegritylevel")
  public static boolean testIntegrityLevel(Agent agent, JsObject object, boolean frozen) {
    if (object.isExtensible(agent)) {
      return false;
    }
    for (PropertyKey key : object.ownPropertyKeys(agent)) {
      PropertyDescriptor current = object.getOwnProperty(agent, key);
      if (current != null
          && (current.isConfigurable()
              || (frozen && !current.isAccessor() && current.isWritable()))) {
        return false;
      }
    }
    return true;
  }

  @EcmaSpec("sec-lengthofarraylike")
  public static long lengthOfArrayLike(Agent agent, JsObject object) {
    return object instanceof JsArray array
        ? array.lengthValue()
        : TypeConversion.toLength(agent, object.get(agent, Keys.LENGTH));
  }

  /** CreateListFromArrayLike as an array of values. */
  @EcmaSpec("sec-createlistfromarraylike")
  public static Object[] listFromArrayLike(Agent agent, Object value) {
    if (!(value instanceof JsObject object)) {
      throw Errors.typeError(agent, Message.LIST_FROM_NON_OBJECT);
    }
    long length = lengthOfArrayLike(agent, object);
    if (length > MAX_ARGUMENTS) {
      throw Errors.rangeError(agent, Message.TOO_MANY_ARGUMENTS);
    }
    agent.charge(length * 4);
    Object[] list = new Object[(int) length];
    for (int i = 0; i < list.length; i++) {
      list[i] = object.getElement(agent, i);
      if ((i & 1023) == 1023) {
        agent.poll();
      }
    }
    return list;
  }

  /** Most arguments of one call; a spread or apply of more is a RangeError, as in other engines. */
  public static final int MAX_ARGUMENTS = 1 << 24;

  @EcmaSpec("sec-ordinaryhasinstance")
  public static boolean ordinaryHasInstance(Agent agent, Object constructor, Object value) {
    if (!(constructor instanceof JsFunction function)) {
      return false;
    }
    JsFunction target = agent.host().boundTarget(function);
    if (target != null) {
      return TestingAndComparison.instanceOf(agent, value, target);
    }
    if (!(value instanceof JsObject object)) {
      return false;
    }
    Object prototype = function.get(agent, Keys.PROTOTYPE);
    if (!(prototype instanceof JsObject)) {
      throw Errors.typeError(agent, Message.INSTANCEOF_PROTOTYPE, display(prototype));
    }
    for (JsObject at = object.getPrototypeOf(agent); at != null; at = at.getPrototypeOf(agent)) {
      if (at == prototype) {
        return true;
      }
    }
    return false;
  }

  @EcmaSpec("sec-speciesconstructor")
  public static JsFunction speciesConstructor(Agent agent, JsObject object, Intrinsic fallback) {
    Object constructor = object.get(agent, Keys.CONSTRUCTOR);
    if (constructor == Undefined.UNDEFINED) {
      return agent.realm.function(fallback);
    }
    Object species = requireObject(agent, constructor).get(agent, Symbol.SPECIES);
    if (species == Undefined.UNDEFINED || species == JsNull.NULL) {
      return agent.realm.function(fallback);
    }
    return requireConstructor(agent, species);
  }

  /** GetPrototypeFromConstructor. */
  @EcmaSpec("sec-getprototypefromconstructor")
  public static JsObject prototypeFromConstructor(
      Agent agent, JsObject newTarget, Intrinsic fallback) {
    if (newTarget.get(agent, Keys.PROTOTYPE) instanceof JsObject prototype) {
      agent.markPrototype(prototype);
      return prototype;
    }
    return functionRealm(agent, newTarget).intrinsic(fallback);
  }

  @EcmaSpec("sec-getfunctionrealm")
  public static Realm functionRealm(Agent agent, JsObject function) {
    return function instanceof JsFunction f ? f.functionRealm(agent) : agent.realm;
  }

  /** What EnumerableOwnProperties lists. */
  public enum Listing {
    KEYS,
    VALUES,
    ENTRIES
  }

  @EcmaSpec("sec-enumerableownproperties")
  public static List<Object> enumerableOwnProperties(
      Agent agent, JsObject object, Listing listing) {
    List<Object> found = new ArrayList<>();
    for (PropertyKey key : object.ownPropertyKeys(agent)) {
      if (key instanceof Symbol) {
        continue;
      }
      PropertyDescriptor descriptor = object.getOwnProperty(agent, key);
      if (descriptor == null || !descriptor.isEnumerable()) {
        continue;
      }
      if (listing == Listing.KEYS) {
        found.add(key.toValue());
        continue;
      }
      Object value = object.get(agent, key);
      found.add(
          listing == Listing.VALUES
              ? value
              : agent.realm.newArray(new Object[] {key.toValue(), value}));
    }
    return found;
  }

  /** CopyDataProperties without the excluded keys. */
  @EcmaSpec("sec-copydataproperties")
  public static void copyDataProperties(
      Agent agent, JsObject target, Object source, List<PropertyKey> excluded) {
    if (source == Undefined.UNDEFINED || source == JsNull.NULL) {
      return;
    }
    JsObject from = TypeConversion.toObject(agent, source);
    for (PropertyKey key : from.ownPropertyKeys(agent)) {
      if (excluded.contains(key)) {
        continue;
      }
      PropertyDescriptor descriptor = from.getOwnProperty(agent, key);
      if (descriptor != null && descriptor.isEnumerable()) {
        createDataPropertyOrThrow(agent, target, key, from.get(agent, key));
      }
    }
  }

  /** CreateArrayFromList. */
  public static JsArray arrayFromList(Agent agent, List<?> values) {
    return agent.realm.newArray(values.toArray());
  }

  /** FromPropertyDescriptor. */
  @EcmaSpec("sec-frompropertydescriptor")
  public static Object fromPropertyDescriptor(
      Agent agent, @Nullable PropertyDescriptor descriptor) {
    if (descriptor == null) {
      return Undefined.UNDEFINED;
    }
    JsObject object = agent.realm.newObject();
    put(agent, object, Keys.VALUE, descriptor.value());
    if (descriptor.has(Attributes.WRITABLE)) {
      put(agent, object, Keys.WRITABLE, descriptor.isWritable());
    }
    put(agent, object, Keys.GET, descriptor.getter());
    put(agent, object, Keys.SET, descriptor.setter());
    if (descriptor.has(Attributes.ENUMERABLE)) {
      put(agent, object, Keys.ENUMERABLE, descriptor.isEnumerable());
    }
    if (descriptor.has(Attributes.CONFIGURABLE)) {
      put(agent, object, Keys.CONFIGURABLE, descriptor.isConfigurable());
    }
    return object;
  }

  private static void put(Agent agent, JsObject object, StringKey key, @Nullable Object value) {
    if (value != null) {
      object.rawPut(agent, key, value, Attributes.DEFAULT);
    }
  }

  /** ToPropertyDescriptor. */
  @EcmaSpec("sec-topropertydescriptor")
  public static PropertyDescriptor toPropertyDescriptor(Agent agent, Object value) {
    if (!(value instanceof JsObject object)) {
      throw Errors.typeError(agent, Message.DESCRIPTOR_NOT_OBJECT, display(value));
    }
    int present = 0;
    int attributes = 0;
    for (int bit : new int[] {Attributes.ENUMERABLE, Attributes.CONFIGURABLE}) {
      Object field =
          field(agent, object, bit == Attributes.ENUMERABLE ? Keys.ENUMERABLE : Keys.CONFIGURABLE);
      present |= field != null ? bit : 0;
      attributes |= field != null && TypeConversion.toBoolean(field) ? bit : 0;
    }
    Object data = field(agent, object, Keys.VALUE);
    Object writable = field(agent, object, Keys.WRITABLE);
    if (writable != null) {
      present |= Attributes.WRITABLE;
      attributes |= TypeConversion.toBoolean(writable) ? Attributes.WRITABLE : 0;
    }
    Object getter = field(agent, object, Keys.GET);
    if (getter != null && getter != Undefined.UNDEFINED && !(getter instanceof JsFunction)) {
      throw Errors.typeError(agent, Message.GETTER_NOT_FUNCTION, display(getter));
    }
    Object setter = field(agent, object, Keys.SET);
    if (setter != null && setter != Undefined.UNDEFINED && !(setter instanceof JsFunction)) {
      throw Errors.typeError(agent, Message.SETTER_NOT_FUNCTION, display(setter));
    }
    if ((getter != null || setter != null) && (data != null || writable != null)) {
      throw Errors.typeError(agent, Message.DESCRIPTOR_BOTH);
    }
    return PropertyDescriptor.partial(data, getter, setter, present, attributes);
  }

  private static @Nullable Object field(Agent agent, JsObject object, StringKey key) {
    return object.hasProperty(agent, key) ? object.get(agent, key) : null;
  }

  /** A text of any value for messages; runs no guest code. */
  public static String display(Object value) {
    return ValueText.of(value);
  }

  /** The name of an object's constructor, found without running guest code. */
  public static String constructorName(JsObject object) {
    return ValueText.constructorName(object);
  }

  /** A number value from a length. */
  public static Object number(long value) {
    return Numbers.box(value);
  }
}
