package org.ashlar.vm.exotic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.OrdinaryObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The internal methods that callable and other proxies share (clause 10.5).
 *
 * <p>A proxy may have a proxy as target or handler to any depth, so every method takes room before
 * it goes on.
 */
final class ProxyTraps {
  private static final int WEIGHT = 40;

  private ProxyTraps() {}

  /** What one trapped operation works with. */
  private record Trap(JsObject handler, JsObject target, @Nullable JsFunction function) {
    Object call(Agent agent, Object... arguments) {
      JsFunction callee = Objects.requireNonNull(function);
      return agent.callAll(callee, handler, arguments);
    }
  }

  private static Trap trap(Agent agent, Proxy proxy, String name) {
    JsObject handler = proxy.handler();
    JsObject target = proxy.target();
    if (handler == null || target == null) {
      throw Errors.typeError(agent, Message.PROXY_REVOKED, name);
    }
    StringKey key = agent.group().keys().intern(name);
    return new Trap(handler, target, ObjectOperations.getMethod(agent, handler, key));
  }

  static @Nullable JsObject getPrototypeOf(Agent agent, Proxy proxy) {
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "getPrototypeOf");
      if (trap.function == null) {
        return trap.target.getPrototypeOf(agent);
      }
      Object result = trap.call(agent, trap.target);
      if (!(result instanceof JsObject) && result != JsNull.NULL) {
        throw Errors.typeError(agent, Message.PROXY_PROTOTYPE_INVALID);
      }
      JsObject prototype = result instanceof JsObject object ? object : null;
      if (!trap.target.isExtensible(agent) && trap.target.getPrototypeOf(agent) != prototype) {
        throw Errors.typeError(agent, Message.PROXY_PROTOTYPE_DIFFERS);
      }
      return prototype;
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  static boolean setPrototypeOf(Agent agent, Proxy proxy, @Nullable JsObject wanted) {
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "setPrototypeOf");
      if (trap.function == null) {
        return trap.target.setPrototypeOf(agent, wanted);
      }
      Object result = trap.call(agent, trap.target, wanted == null ? JsNull.NULL : wanted);
      if (!TypeConversion.toBoolean(result)) {
        return false;
      }
      if (!trap.target.isExtensible(agent) && trap.target.getPrototypeOf(agent) != wanted) {
        throw Errors.typeError(agent, Message.PROXY_SET_PROTOTYPE_DIFFERS);
      }
      return true;
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  static boolean isExtensible(Agent agent, Proxy proxy) {
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "isExtensible");
      if (trap.function == null) {
        return trap.target.isExtensible(agent);
      }
      boolean result = TypeConversion.toBoolean(trap.call(agent, trap.target));
      if (result != trap.target.isExtensible(agent)) {
        throw Errors.typeError(agent, Message.PROXY_EXTENSIBLE_DIFFERS, !result);
      }
      return result;
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  static boolean preventExtensions(Agent agent, Proxy proxy) {
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "preventExtensions");
      if (trap.function == null) {
        return trap.target.preventExtensions(agent);
      }
      boolean result = TypeConversion.toBoolean(trap.call(agent, trap.target));
      if (result && trap.target.isExtensible(agent)) {
        throw Errors.typeError(agent, Message.PROXY_STILL_EXTENSIBLE);
      }
      return result;
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  @EcmaSpec("sec-proxy-object-internal-methods-and-internal-slots-getownproperty-p")
  static @Nullable PropertyDescriptor getOwnProperty(Agent agent, Proxy proxy, PropertyKey key) {
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "getOwnPropertyDescriptor");
      if (trap.function == null) {
        return trap.target.getOwnProperty(agent, key);
      }
      Object result = trap.call(agent, trap.target, key.toValue());
      PropertyDescriptor own = trap.target.getOwnProperty(agent, key);
      if (result == Undefined.UNDEFINED) {
        return checkReportedMissing(agent, trap.target, key, own);
      }
      if (!(result instanceof JsObject)) {
        throw Errors.typeError(agent, Message.PROXY_DESCRIPTOR_INVALID, key);
      }
      return checkReported(agent, trap.target, key, own, result);
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  private static @Nullable PropertyDescriptor checkReportedMissing(
      Agent agent, JsObject target, PropertyKey key, @Nullable PropertyDescriptor own) {
    if (own == null) {
      return null;
    }
    if (!own.isConfigurable()) {
      throw invariant(agent, "getOwnPropertyDescriptor", key, "non-configurable");
    }
    if (!target.isExtensible(agent)) {
      throw invariant(agent, "getOwnPropertyDescriptor", key, "existing on a fixed target");
    }
    return null;
  }

  private static PropertyDescriptor checkReported(
      Agent agent,
      JsObject target,
      PropertyKey key,
      @Nullable PropertyDescriptor own,
      Object reported) {
    boolean extensible = target.isExtensible(agent);
    PropertyDescriptor result = complete(ObjectOperations.toPropertyDescriptor(agent, reported));
    if (!OrdinaryObject.validateAndApply(agent, null, key, extensible, result, own)) {
      throw invariant(agent, "getOwnPropertyDescriptor", key, "incompatible with the target");
    }
    if (!result.isConfigurable()) {
      if (own == null || own.isConfigurable()) {
        throw invariant(agent, "getOwnPropertyDescriptor", key, "not non-configurable");
      }
      if (result.has(Attributes.WRITABLE) && !result.isWritable() && own.isWritable()) {
        throw invariant(agent, "getOwnPropertyDescriptor", key, "writable");
      }
    }
    return result;
  }

  /** CompletePropertyDescriptor. */
  private static PropertyDescriptor complete(PropertyDescriptor partial) {
    if (partial.isAccessor()) {
      Object getter = partial.getter();
      Object setter = partial.setter();
      return PropertyDescriptor.accessor(
          getter instanceof JsFunction g ? g : null,
          setter instanceof JsFunction s ? s : null,
          partial.attributes());
    }
    Object value = partial.value();
    return PropertyDescriptor.data(
        value == null ? Undefined.UNDEFINED : value, partial.attributes());
  }

  static boolean defineOwnProperty(
      Agent agent, Proxy proxy, PropertyKey key, PropertyDescriptor wanted) {
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "defineProperty");
      if (trap.function == null) {
        return trap.target.defineOwnProperty(agent, key, wanted);
      }
      Object description = ObjectOperations.fromPropertyDescriptor(agent, wanted);
      if (!TypeConversion.toBoolean(trap.call(agent, trap.target, key.toValue(), description))) {
        return false;
      }
      checkDefined(agent, trap.target, key, wanted);
      return true;
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  private static void checkDefined(
      Agent agent, JsObject target, PropertyKey key, PropertyDescriptor wanted) {
    PropertyDescriptor own = target.getOwnProperty(agent, key);
    boolean extensible = target.isExtensible(agent);
    boolean fixes = wanted.has(Attributes.CONFIGURABLE) && !wanted.isConfigurable();
    if (own == null) {
      if (!extensible || fixes) {
        throw invariant(agent, "defineProperty", key, "missing on the target");
      }
      return;
    }
    if (!OrdinaryObject.validateAndApply(agent, null, key, extensible, wanted, own)
        || (fixes && own.isConfigurable())) {
      throw invariant(agent, "defineProperty", key, "incompatible with the target");
    }
    if (!own.isAccessor()
        && !own.isConfigurable()
        && own.isWritable()
        && wanted.has(Attributes.WRITABLE)
        && !wanted.isWritable()) {
      throw invariant(agent, "defineProperty", key, "writable");
    }
  }

  static boolean hasProperty(Agent agent, Proxy proxy, PropertyKey key) {
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "has");
      if (trap.function == null) {
        return trap.target.hasProperty(agent, key);
      }
      boolean result = TypeConversion.toBoolean(trap.call(agent, trap.target, key.toValue()));
      if (!result) {
        PropertyDescriptor own = trap.target.getOwnProperty(agent, key);
        if (own != null && (!own.isConfigurable() || !trap.target.isExtensible(agent))) {
          throw invariant(agent, "has", key, "not removable");
        }
      }
      return result;
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  static Object get(Agent agent, Proxy proxy, PropertyKey key, Object receiver) {
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "get");
      if (trap.function == null) {
        return trap.target.get(agent, key, receiver);
      }
      Object result = trap.call(agent, trap.target, key.toValue(), receiver);
      PropertyDescriptor own = trap.target.getOwnProperty(agent, key);
      if (own != null && !own.isConfigurable()) {
        Object value = own.value();
        if (value != null && !own.isWritable() && !SameValue.sameValue(result, value)) {
          throw invariant(agent, "get", key, "constant");
        }
        if (own.isAccessor()
            && own.getter() == Undefined.UNDEFINED
            && result != Undefined.UNDEFINED) {
          throw invariant(agent, "get", key, "without a getter");
        }
      }
      return result;
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  static boolean set(Agent agent, Proxy proxy, PropertyKey key, Object value, Object receiver) {
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "set");
      if (trap.function == null) {
        return trap.target.set(agent, key, value, receiver);
      }
      if (!TypeConversion.toBoolean(
          trap.call(agent, trap.target, key.toValue(), value, receiver))) {
        return false;
      }
      PropertyDescriptor own = trap.target.getOwnProperty(agent, key);
      if (own != null && !own.isConfigurable()) {
        Object present = own.value();
        if (present != null && !own.isWritable() && !SameValue.sameValue(value, present)) {
          throw invariant(agent, "set", key, "constant");
        }
        if (own.isAccessor() && own.setter() == Undefined.UNDEFINED) {
          throw invariant(agent, "set", key, "without a setter");
        }
      }
      return true;
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  static boolean delete(Agent agent, Proxy proxy, PropertyKey key) {
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "deleteProperty");
      if (trap.function == null) {
        return trap.target.delete(agent, key);
      }
      if (!TypeConversion.toBoolean(trap.call(agent, trap.target, key.toValue()))) {
        return false;
      }
      PropertyDescriptor own = trap.target.getOwnProperty(agent, key);
      if (own != null && (!own.isConfigurable() || !trap.target.isExtensible(agent))) {
        throw invariant(agent, "deleteProperty", key, "not removable");
      }
      return true;
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  @EcmaSpec("sec-proxy-object-internal-methods-and-internal-slots-ownpropertykeys")
  static List<PropertyKey> ownPropertyKeys(Agent agent, Proxy proxy) {
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "ownKeys");
      if (trap.function == null) {
        return trap.target.ownPropertyKeys(agent);
      }
      List<PropertyKey> reported = reportedKeys(agent, trap.call(agent, trap.target));
      checkKeys(agent, trap.target, reported);
      return reported;
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  private static List<PropertyKey> reportedKeys(Agent agent, Object result) {
    List<PropertyKey> keys = new ArrayList<>();
    Set<PropertyKey> seen = new HashSet<>();
    for (Object value : ObjectOperations.listFromArrayLike(agent, result)) {
      if (!(value instanceof CharSequence) && !(value instanceof org.ashlar.vm.value.Symbol)) {
        throw Errors.typeError(agent, Message.PROXY_KEY_INVALID, ObjectOperations.display(value));
      }
      PropertyKey key = TypeConversion.toPropertyKey(agent, value);
      if (!seen.add(key)) {
        throw Errors.typeError(agent, Message.PROXY_KEY_DUPLICATE, key);
      }
      keys.add(key);
    }
    return keys;
  }

  private static void checkKeys(Agent agent, JsObject target, List<PropertyKey> reported) {
    boolean extensible = target.isExtensible(agent);
    Set<PropertyKey> unchecked = new HashSet<>(reported);
    List<PropertyKey> removable = new ArrayList<>();
    List<PropertyKey> fixed = new ArrayList<>();
    for (PropertyKey key : target.ownPropertyKeys(agent)) {
      PropertyDescriptor own = target.getOwnProperty(agent, key);
      (own != null && !own.isConfigurable() ? fixed : removable).add(key);
    }
    for (PropertyKey key : fixed) {
      if (!unchecked.remove(key)) {
        throw invariant(agent, "ownKeys", key, "missing in the result");
      }
    }
    if (extensible) {
      return;
    }
    for (PropertyKey key : removable) {
      if (!unchecked.remove(key)) {
        throw invariant(agent, "ownKeys", key, "missing in the result");
      }
    }
    if (!unchecked.isEmpty()) {
      throw Errors.typeError(agent, Message.PROXY_KEYS_ADDED);
    }
  }

  static Object call(
      Agent agent, ProxyFunction proxy, int room, Object thisValue, Object[] arguments) {
    agent.room = room;
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "apply");
      if (trap.function == null) {
        return agent.callAll((JsFunction) trap.target, thisValue, arguments);
      }
      return trap.call(agent, trap.target, thisValue, agent.realm.newArray(arguments));
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  static JsObject construct(
      Agent agent, ProxyFunction proxy, int room, Object[] arguments, JsObject newTarget) {
    agent.room = room;
    agent.enterNative(WEIGHT);
    try {
      Trap trap = trap(agent, proxy, "construct");
      if (trap.function == null) {
        return agent.construct((JsFunction) trap.target, arguments, newTarget);
      }
      Object made = trap.call(agent, trap.target, agent.realm.newArray(arguments), newTarget);
      if (made instanceof JsObject object) {
        return object;
      }
      throw Errors.typeError(
          agent, Message.PROXY_CONSTRUCT_INVALID, ObjectOperations.display(made));
    } finally {
      agent.leaveNative(WEIGHT);
    }
  }

  private static RuntimeException invariant(
      Agent agent, String trap, PropertyKey key, String problem) {
    return Errors.typeError(agent, Message.PROXY_INVARIANT, trap, key, problem);
  }
}
