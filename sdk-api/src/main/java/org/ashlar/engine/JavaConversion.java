package org.ashlar.engine;

import java.math.BigInteger;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Value;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** JavaScript values as Java types; nothing is converted between primitive types. */
final class JavaConversion {
  private JavaConversion() {}

  /** The value as a type, or null for undefined and null. */
  static @Nullable Object convert(Value value, Class<?> wanted) {
    if (wanted == void.class || wanted == Void.class) {
      return null;
    } else if (wanted == Object.class) {
      return natural(value);
    } else if (wanted.isInstance(value)) {
      return value;
    } else if (wanted == CompletionStage.class) {
      return value.toStage();
    } else if (wanted == Publisher.class) {
      return value.toPublisher();
    } else if (value.isNullish() && !wanted.isPrimitive()) {
      return null;
    }
    return primitive(value, wanted);
  }

  private static Object primitive(Value value, Class<?> wanted) {
    if (wanted == boolean.class || wanted == Boolean.class) {
      return value.asBoolean();
    } else if (wanted == int.class || wanted == Integer.class) {
      return value.asInt();
    } else if (wanted == long.class || wanted == Long.class) {
      return value.asLong();
    } else if (wanted == double.class || wanted == Double.class) {
      return value.asDouble();
    } else if (wanted == Number.class && value.type() == Value.Type.NUMBER) {
      return number(value);
    } else if (wanted == String.class) {
      return value.asString();
    } else if (wanted == BigInteger.class) {
      return value.asBigInteger();
    }
    return container(value, wanted);
  }

  private static Object container(Value value, Class<?> wanted) {
    if (wanted == List.class || wanted == Collection.class || wanted == Iterable.class) {
      if (value.isArray()) {
        return new Elements(value);
      }
    } else if (wanted == Map.class) {
      if (value.isObject()) {
        return members(value);
      }
    } else if (wanted.isInterface()) {
      return InterfaceAdapter.adapt(value, wanted);
    }
    throw new AshlarException(ErrorCode.WRONG_VALUE_TYPE, value.type(), wanted.getName());
  }

  private static @Nullable Object natural(Value value) {
    return switch (value.type()) {
      case UNDEFINED, NULL -> null;
      case BOOLEAN -> value.asBoolean();
      case NUMBER -> number(value);
      case BIG_INT -> value.asBigInteger();
      case STRING -> value.asString();
      case ARRAY -> new Elements(value);
      default -> value;
    };
  }

  private static Number number(Value value) {
    if (value.fitsInInt()) {
      return value.asInt();
    }
    return value.asDouble();
  }

  private static Map<String, @Nullable Object> members(Value value) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name : value.memberKeys()) {
      members.put(name, natural(value.member(name)));
    }
    return Collections.unmodifiableMap(members);
  }

  /** An array as it is now; every read asks the context. */
  private static final class Elements extends AbstractList<@Nullable Object> {
    private final Value array;

    Elements(Value array) {
      this.array = array;
    }

    @Override
    public @Nullable Object get(int index) {
      if (index < 0 || index >= size()) {
        throw new IndexOutOfBoundsException("Index " + index + " of an array of " + size());
      }
      return natural(array.element(index));
    }

    @Override
    public int size() {
      return (int) Math.min(Integer.MAX_VALUE, array.length());
    }
  }
}
