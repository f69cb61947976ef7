package org.ashlar.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Value;
import org.jspecify.annotations.Nullable;

/** JavaScript behind a Java interface; one of the few places with reflection. */
final class InterfaceAdapter implements InvocationHandler {
  private final Value target;
  private final Class<?> type;
  private final boolean callsTarget;

  private InterfaceAdapter(Value target, Class<?> type) {
    this.target = target;
    this.type = type;
    // A function has members too, such as apply, which is not what Function.apply means.
    this.callsTarget = target.isFunction() && isFunctional(type);
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
    if (method.getDeclaringClass() == Object.class || isOfObject(method)) {
      return switch (method.getName()) {
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> type.getSimpleName() + " in JavaScript";
      };
    }
    if (callsTarget && isAbstract(method)) {
      return JavaConversion.convert(target.call(arguments), method.getReturnType());
    }
    if (method.isDefault() && (callsTarget || !target.hasMember(method.getName()))) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return JavaConversion.convert(
        target.invoke(method.getName(), arguments), method.getReturnType());
  }

  /** One method is left to implement, as in {@code Comparator}, which repeats {@code equals}. */
  private static boolean isFunctional(Class<?> type) {
    return Arrays.stream(type.getMethods())
            .filter(InterfaceAdapter::isAbstract)
            .map(Method::getName)
            .distinct()
            .count()
        == 1;
  }

  private static boolean isAbstract(Method method) {
    return Modifier.isAbstract(method.getModifiers()) && !isOfObject(method);
  }

  private static boolean isOfObject(Method method) {
    return switch (method.getName()) {
      case "equals" -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Object.class});
      case "hashCode", "toString" -> method.getParameterCount() == 0;
      default -> false;
    };
  }
}
