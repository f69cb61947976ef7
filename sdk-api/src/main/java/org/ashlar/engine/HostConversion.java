package org.ashlar.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.HostFunction;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Value;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.vm.GuestAccess;
import org.ashlar.spi.vm.GuestException;
import org.ashlar.spi.vm.GuestMessage;
import org.jspecify.annotations.Nullable;

/** Values on their way into a context and out of it. Used inside the context only. */
final class HostConversion {
  private static final long MAXIMUM_SAFE_INTEGER = (1L << 53) - 1;

  private final PlatformContext context;

  HostConversion(PlatformContext context) {
    this.context = context;
  }

  /** A guest value as hosts see it: primitives copied, objects by reference. */
  Value toValue(GuestAccess access, Object guestValue) {
    Value.Type type = access.type(guestValue);
    Object primitive =
        switch (type) {
          case BOOLEAN, NUMBER, STRING, BIG_INT -> access.toHost(guestValue);
          default -> null;
        };
    return new PlatformValue(context, type, guestValue, primitive);
  }

  /** A host value by the rules of {@link HostFunction#call}. */
  Object toGuest(GuestAccess access, @Nullable Object value) {
    return toGuest(access, value, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private Object toGuest(GuestAccess access, @Nullable Object value, Set<Object> above) {
    return switch (value) {
      case null -> access.undefined();
      case PlatformValue own -> own.in(access, context);
      case Boolean flag -> access.fromHost(flag);
      case Long number when Math.abs(number) > MAXIMUM_SAFE_INTEGER || number == Long.MIN_VALUE ->
          access.fromHost(BigInteger.valueOf(number));
      case Number number -> access.fromHost(number instanceof BigInteger ? number : plain(number));
      case CharSequence text -> access.fromHost(read(text, text::toString));
      case Character character -> access.fromHost(character.toString());
      case HostFunction function -> newFunction(access, "", function);
      case CompletionStage<?> stage -> newPromise(access, stage);
      case List<?> list -> newArray(access, list, above);
      case Map<?, ?> map -> newObject(access, map, above);
      default ->
          throw new AshlarException(ErrorCode.UNCONVERTIBLE_HOST_VALUE, value.getClass().getName());
    };
  }

  private static Number plain(Number number) {
    return switch (number) {
      case Integer whole -> whole;
      case Short whole -> whole.intValue();
      case Byte whole -> whole.intValue();
      default -> number.doubleValue();
    };
  }

  private Object newArray(GuestAccess access, List<?> list, Set<Object> above) {
    requireTree(list, above);
    Object[] elements = read(list, () -> new ArrayList<Object>(list)).toArray();
    for (int i = 0; i < elements.length; i++) {
      elements[i] = toGuest(access, elements[i], above);
    }
    above.remove(list);
    return access.newArray(elements);
  }

  private Object newObject(GuestAccess access, Map<?, ?> map, Set<Object> above) {
    requireTree(map, above);
    Object object = access.newObject();
    Map<String, Object> members =
        read(
            map,
            () -> {
              Map<String, Object> copy = new LinkedHashMap<>();
              map.forEach((key, value) -> copy.put(String.valueOf(key), value));
              return copy;
            });
    members.forEach((name, value) -> access.setMember(object, name, toGuest(access, value, above)));
    above.remove(map);
    return object;
  }

  /** Has a host object tell what it holds; one that fails at it can't be converted. */
  private static <T> T read(Object value, Supplier<T> contents) {
    try {
      return contents.get();
    } catch (RuntimeException e) {
      throw new AshlarException(e, ErrorCode.UNCONVERTIBLE_HOST_VALUE, value.getClass().getName());
    }
  }

  private static void requireTree(Object container, Set<Object> above) {
    if (!above.add(container)) {
      throw new AshlarException(
          ErrorCode.UNCONVERTIBLE_HOST_VALUE, container.getClass().getName() + " in itself");
    }
  }

  /** A function that runs host code; errors of the host become errors of the program. */
  Object newFunction(GuestAccess access, String name, HostFunction function) {
    return access.newFunction(
        name,
        0,
        (inside, thisValue, arguments) -> {
          List<Value> values = new ArrayList<>(arguments.length);
          for (Object argument : arguments) {
            values.add(toValue(inside, argument));
          }
          PlatformContext.Entry entry = context.enter(inside);
          try {
            return toGuest(inside, function.call(values));
          } catch (ScriptException e) {
            throw rethrown(inside, e);
          } finally {
            context.leave(entry);
          }
        });
  }

  /** The error a host function let through is the one the program threw, if it was its own. */
  private Exception rethrown(GuestAccess access, ScriptException e) {
    Value thrown = e.thrown().orElse(null);
    if (thrown instanceof PlatformValue own && own.belongsTo(context)) {
      return new GuestException(e.code(), own.in(access, context), e.details());
    }
    return e;
  }

  private Object newPromise(GuestAccess access, CompletionStage<?> stage) {
    GuestAccess.GuestPromise promise = access.newPromise();
    ServiceSlot.Registration alive = access.keepAlive();
    stage.whenComplete(
        (value, failure) -> {
          context.guest().post(new PromiseSettlement(promise, value, failure));
          alive.close();
        });
    return promise.promise();
  }

  /** Brings the result of a stage into the context. */
  private final class PromiseSettlement implements GuestMessage {
    private final GuestAccess.GuestPromise promise;
    private final @Nullable Object value;
    private final @Nullable Throwable failure;

    PromiseSettlement(
        GuestAccess.GuestPromise promise, @Nullable Object value, @Nullable Throwable failure) {
      this.promise = promise;
      this.value = value;
      this.failure = failure;
    }

    @Override
    public void run(GuestAccess access) {
      Throwable reason = failure;
      if (reason == null) {
        try {
          promise.resolve(toGuest(access, value));
          return;
        } catch (AshlarException e) {
          reason = e;
        }
      }
      if (reason instanceof CompletionException && reason.getCause() != null) {
        reason = reason.getCause();
      }
      if (reason instanceof ScriptException script
          && rethrown(access, script) instanceof GuestException own) {
        promise.reject(own.thrown());
      } else {
        promise.reject(access.newError(reason));
      }
    }

    @Override
    public void abandoned(AshlarException reason) {}

    @Override
    public String label() {
      return "settle";
    }
  }
}
