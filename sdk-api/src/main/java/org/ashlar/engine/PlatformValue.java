package org.ashlar.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Value;
import org.ashlar.spi.vm.GuestAccess;
import org.ashlar.spi.vm.SharedMemory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** A guest value with its context; of a primitive also the copy. */
final class PlatformValue implements Value {
  private static final long MAXIMUM_SAFE_INTEGER = (1L << 53) - 1;

  private static final long MAX_INDEX = (1L << 53) - 1;

  private final PlatformContext context;
  private final Type type;
  private final Object guestValue;
  private final @Nullable Object primitive;

  PlatformValue(PlatformContext context, Type type, Object guestValue, @Nullable Object primitive) {
    this.context = context;
    this.type = type;
    this.guestValue = guestValue;
    this.primitive = primitive;
  }

  boolean belongsTo(PlatformContext other) {
    return context == other;
  }

  /** The guest value, in its own context or, if it is a primitive, copied into another. */
  Object in(GuestAccess access, PlatformContext target) {
    if (context == target) {
      return guestValue;
    }
    Object copy = primitive;
    if (copy != null) {
      return access.fromHost(copy);
    }
    return switch (type) {
      case UNDEFINED -> access.undefined();
      case NULL -> access.nullValue();
      case OBJECT -> share(access, target);
      default -> throw foreign(target);
    };
  }

  /** Of all objects, those over shared memory alone have a meaning in two contexts. */
  private Object share(GuestAccess access, PlatformContext target) {
    SharedMemory memory = context.guest().sharedMemory(guestValue);
    if (memory == null) {
      throw foreign(target);
    }
    memory.publish();
    return access.newSharedArrayBuffer(memory);
  }

  private AshlarException foreign(PlatformContext target) {
    return new AshlarException(ErrorCode.FOREIGN_VALUE, context.name(), target.name());
  }

  @Override
  public Type type() {
    return type;
  }

  // Primitives.

  @Override
  public boolean fitsInInt() {
    return primitive instanceof Integer
        || primitive instanceof Double number
            && number == number.intValue()
            && !isNegativeZero(number);
  }

  @Override
  public boolean fitsInLong() {
    return switch (primitive) {
      case Integer whole -> true;
      case Double number ->
          Math.abs(number) <= MAXIMUM_SAFE_INTEGER
              && number == Math.rint(number)
              && !isNegativeZero(number);
      case BigInteger big -> big.bitLength() < Long.SIZE;
      case null, default -> false;
    };
  }

  private static boolean isNegativeZero(double number) {
    return number == 0 && 1 / number < 0;
  }

  @Override
  public boolean asBoolean() {
    if (primitive instanceof Boolean flag) {
      return flag;
    }
    throw wrongType("boolean");
  }

  @Override
  public int asInt() {
    if (fitsInInt() && primitive instanceof Number number) {
      return number.intValue();
    }
    throw wrongType("int");
  }

  @Override
  public long asLong() {
    if (fitsInLong() && primitive instanceof Number number) {
      return number.longValue();
    }
    throw wrongType("long");
  }

  @Override
  public double asDouble() {
    if (type == Type.NUMBER && primitive instanceof Number number) {
      return number.doubleValue();
    }
    throw wrongType("number");
  }

  @Override
  public String asString() {
    if (primitive instanceof String text) {
      return text;
    }
    throw wrongType("string");
  }

  @Override
  public BigInteger asBigInteger() {
    return switch (primitive) {
      case BigInteger big -> big;
      case Integer whole -> BigInteger.valueOf(whole);
      case Double number
          when number == Math.rint(number) && !number.isInfinite() && !isNegativeZero(number) ->
          new BigDecimal(number).toBigInteger();
      case null, default -> throw wrongType("BigInt");
    };
  }

  private AshlarException wrongType(String wanted) {
    return new AshlarException(ErrorCode.WRONG_VALUE_TYPE, type, wanted);
  }

  // Objects.

  private void requireMembers() {
    if (isNullish()) {
      throw wrongType("object");
    }
  }

  private static void checkIndex(long index) {
    if (index < 0 || index > MAX_INDEX) {
      throw new IndexOutOfBoundsException("an index is from 0 to 2^53 - 1, not " + index);
    }
  }

  private Value wrap(GuestAccess access, Object value) {
    return context.conversion().toValue(access, value);
  }

  private Object[] toGuest(GuestAccess access, @Nullable Object[] arguments) {
    Object[] values = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      values[i] = context.conversion().toGuest(access, arguments[i]);
    }
    return values;
  }

  @Override
  public Value member(String name) {
    Objects.requireNonNull(name, "name");
    requireMembers();
    return context.await(access -> wrap(access, access.member(guestValue, name)));
  }

  @Override
  public boolean hasMember(String name) {
    Objects.requireNonNull(name, "name");
    return isObject() && context.await(access -> access.hasMember(guestValue, name));
  }

  @Override
  public void setMember(String name, @Nullable Object value) {
    Objects.requireNonNull(name, "name");
    requireMembers();
    context.await(
        access -> {
          access.setMember(guestValue, name, context.conversion().toGuest(access, value));
          return name;
        });
  }

  @Override
  public List<String> memberKeys() {
    return isObject() ? context.await(access -> access.memberKeys(guestValue)) : List.of();
  }

  @Override
  public Value element(long index) {
    checkIndex(index);
    requireMembers();
    return context.await(access -> wrap(access, access.element(guestValue, index)));
  }

  @Override
  public void setElement(long index, @Nullable Object value) {
    checkIndex(index);
    requireMembers();
    context.await(
        access -> {
          access.setElement(guestValue, index, context.conversion().toGuest(access, value));
          return index;
        });
  }

  @Override
  public long length() {
    if (primitive instanceof String text) {
      return text.length();
    }
    requireMembers();
    return context.await(access -> access.length(guestValue));
  }

  @Override
  public Value call(@Nullable Object... arguments) {
    Objects.requireNonNull(arguments, "arguments");
    return context.await(
        access ->
            wrap(access, access.call(guestValue, access.undefined(), toGuest(access, arguments))));
  }

  @Override
  public Value invoke(String method, @Nullable Object... arguments) {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(arguments, "arguments");
    requireMembers();
    return context.await(
        access ->
            wrap(
                access,
                access.call(
                    access.member(guestValue, method), guestValue, toGuest(access, arguments))));
  }

  @Override
  public Value construct(@Nullable Object... arguments) {
    Objects.requireNonNull(arguments, "arguments");
    return context.await(
        access -> wrap(access, access.construct(guestValue, toGuest(access, arguments))));
  }

  @Override
  public CompletionStage<Value> callAsync(@Nullable Object... arguments) {
    Objects.requireNonNull(arguments, "arguments");
    return context.async(
        (access, call) ->
            context
                .evaluation()
                .follow(
                    access,
                    access.call(guestValue, access.undefined(), toGuest(access, arguments)),
                    call));
  }

  @Override
  public CompletionStage<Value> toStage() {
    return isPromise()
        ? context.async((access, call) -> context.evaluation().follow(access, guestValue, call))
        : CompletableFuture.completedFuture(this);
  }

  @Override
  public Publisher<Value> toPublisher() {
    requireMembers();
    return new IterationPublisher(
        context, () -> context.await(access -> access.asyncIterator(guestValue)));
  }

  @Override
  @SuppressWarnings("unchecked") // of a primitive type, which no cast knows, or of the type itself
  public <T> T as(Class<T> target) {
    Object converted = JavaConversion.convert(this, target);
    if (converted == null) {
      throw new AshlarException(ErrorCode.WRONG_VALUE_TYPE, type, target.getName());
    }
    return (T) converted;
  }

  @Override
  public String toDisplayString() {
    return context.await(access -> access.display(guestValue));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof PlatformValue value) || value.type != type) {
      return false;
    }
    Object copy = primitive;
    if (copy == null) {
      return value.context == context && value.guestValue == guestValue
          || type == Type.UNDEFINED
          || type == Type.NULL;
    }
    return type == Type.NUMBER
        ? Double.compare(asDouble(), value.asDouble()) == 0
        : copy.equals(value.primitive);
  }

  @Override
  public int hashCode() {
    Object copy = primitive;
    return copy == null
        ? isNullish() ? type.hashCode() : System.identityHashCode(guestValue)
        : type == Type.NUMBER ? Double.hashCode(asDouble()) : copy.hashCode();
  }

  @Override
  public String toString() {
    return primitive != null ? primitive.toString() : type.toString();
  }
}
