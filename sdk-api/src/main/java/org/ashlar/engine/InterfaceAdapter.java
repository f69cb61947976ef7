package org.ashlar.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Value;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** JavaScript behind a Java interface; one of the few places with reflection. */
final class InterfaceAdapter implements InvocationHandler {
  private final Value target;
  private final Class<?> type;

  private InterfaceAdapter(Value target, Class<?> type) {
    this.target = target;
    this.type = type;
  }

  static <T> T adapt(Value target, Class<T> type) {
    if (!type.isInterface() || !target.isObject()) {
      throw new AshlarException(ErrorCode.WRONG_VALUE_TYPE, target.type(), type.getName());
    }
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new InterfaceAdapter(target, type)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
      throws Throwable {
    Object[] arguments = given == null ? new Object[0] : given;
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> type.getSimpleName() + " in JavaScript";
      };
    }
    boolean hasMember = target.hasMember(method.getName());
    if (!hasMember && method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    Value result =
        !hasMember && target.isFunction()
            ? target.call(arguments)
            : target.invoke(method.getName(), arguments);
    return toJava(result, method.getReturnType());
  }

  private static @Nullable Object toJava(Value value, Class<?> wanted) {
    if (wanted == void.class || wanted == Void.class) {
      return null;
    } else if (wanted.isInstance(value)) {
      return value;
    } else if (wanted == CompletionStage.class) {
      return value.toStage();
    } else if (wanted == Publisher.class) {
      return value.toPublisher();
    } else if (wanted == boolean.class) {
      return value.asBoolean();
    } else if (wanted == int.class) {
      return value.asInt();
    } else if (wanted == long.class) {
      return value.asLong();
    } else if (wanted == double.class) {
      return value.asDouble();
    } else if (value.isNullish()) {
      return null;
    } else if (wanted == String.class) {
      return value.asString();
    } else if (wanted == Boolean.class) {
      return value.asBoolean();
    } else if (wanted == Integer.class) {
      return value.asInt();
    } else if (wanted == Long.class) {
      return value.asLong();
    } else if (wanted == Double.class) {
      return value.asDouble();
    } else if (wanted == BigInteger.class) {
      return value.asBigInteger();
    } else if (wanted.isInterface()) {
      return value.as(wanted);
    }
    throw new AshlarException(ErrorCode.WRONG_VALUE_TYPE, value.type(), wanted.getName());
  }
}
