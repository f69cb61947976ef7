package org.ashlar.api;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.reactivestreams.Publisher;

/**
 * A JavaScript value as the host holds it.
 *
 * <p>Primitive values are copies and stay usable for ever. Objects belong to their context: every
 * operation on one may be called from any thread, is queued into the context and awaited, and fails
 * with {@link ErrorCode#CONTEXT_CLOSED} once the context is closed. Operations that run JavaScript
 * (a getter is enough) throw {@link ScriptException} for what the program throws and {@link
 * TerminationException} when a limit ends the context.
 *
 * <p>Arguments that become JavaScript values follow the rules of {@link HostFunction#call}.
 *
 * <p>Two values are equal if JavaScript's {@code Object.is} says so: primitives by what they are,
 * so that {@code NaN} equals itself and 0 does not equal -0, of whatever contexts; objects by
 * identity within their context.
 */
@ProviderType
public interface Value {
  /** What kind of value it is; the answer never changes and runs no JavaScript. */
  Type type();

  /** The kinds of value a host distinguishes. */
  enum Type {
    UNDEFINED,
    NULL,
    BOOLEAN,
    NUMBER,
    STRING,
    BIG_INT,
    SYMBOL,
    FUNCTION,
    ARRAY,
    PROMISE,
    ERROR,
    OBJECT
  }

  /** True for {@code undefined}. */
  default boolean isUndefined() {
    return type() == Type.UNDEFINED;
  }

  /** True for {@code null}. */
  default boolean isNull() {
    return type() == Type.NULL;
  }

  /** True for {@code null} and {@code undefined}. */
  default boolean isNullish() {
    return isNull() || isUndefined();
  }

  /** True for a boolean. */
  default boolean isBoolean() {
    return type() == Type.BOOLEAN;
  }

  /** True for a number that is not a BigInt. */
  default boolean isNumber() {
    return type() == Type.NUMBER;
  }

  /** True for a string. */
  default boolean isString() {
    return type() == Type.STRING;
  }

  /** True for anything that can be called. */
  default boolean isFunction() {
    return type() == Type.FUNCTION;
  }

  /** True for objects of every kind, functions, arrays, promises and errors included. */
  default boolean isObject() {
    return type().ordinal() >= Type.FUNCTION.ordinal();
  }

  /** True for an array. */
  default boolean isArray() {
    return type() == Type.ARRAY;
  }

  /** True for a promise. */
  default boolean isPromise() {
    return type() == Type.PROMISE;
  }

  /** True for a number without fraction within the range of {@code int}; -0 is not. */
  boolean fitsInInt();

  /** True for a number without fraction within ±(2^53 - 1), or a BigInt in the range of long. */
  boolean fitsInLong();

  /**
   * The boolean.
   *
   * @throws AshlarException {@link ErrorCode#WRONG_VALUE_TYPE} if it is none
   */
  boolean asBoolean();

  /**
   * The number as an {@code int}.
   *
   * @throws AshlarException {@link ErrorCode#WRONG_VALUE_TYPE} unless {@link #fitsInInt}
   */
  int asInt();

  /**
   * The number or BigInt as a {@code long}.
   *
   * @throws AshlarException {@link ErrorCode#WRONG_VALUE_TYPE} unless {@link #fitsInLong}
   */
  long asLong();

  /**
   * The number.
   *
   * @throws AshlarException {@link ErrorCode#WRONG_VALUE_TYPE} if it is none
   */
  double asDouble();

  /**
   * The string; never a conversion.
   *
   * @throws AshlarException {@link ErrorCode#WRONG_VALUE_TYPE} if it is none
   */
  String asString();

  /**
   * The BigInt, or a number without fraction.
   *
   * @throws AshlarException {@link ErrorCode#WRONG_VALUE_TYPE} if it is none
   */
  BigInteger asBigInteger();

  /**
   * Reads a property; {@code undefined} if there is none.
   *
   * @throws AshlarException {@link ErrorCode#WRONG_VALUE_TYPE} on {@code null} and {@code
   *     undefined}
   */
  Value member(String name);

  /** True if the object or its prototypes have the property. */
  boolean hasMember(String name);

  /** Writes a property; in strict mode rules, a write that is refused throws. */
  void setMember(String name, @Nullable Object value);

  /** The object's own enumerable string keys, in the order of the language. */
  List<String> memberKeys();

  /** Reads an element by index, 0 to 2^53 - 1; {@code undefined} if there is none. */
  Value element(long index);

  /** Writes an element by index, 0 to 2^53 - 1. */
  void setElement(long index, @Nullable Object value);

  /** The {@code length} of an array, typed array or other array-like object. */
  long length();

  /** Calls the function with {@code this} undefined and waits for its result. */
  Value call(@Nullable Object... arguments);

  /** Calls a method and waits for its result. */
  Value invoke(String method, @Nullable Object... arguments);

  /** Calls the function as a constructor and waits for the object. */
  Value construct(@Nullable Object... arguments);

  /**
   * Calls the function without waiting. A promise it returns is followed, so the stage completes
   * with what the promise is fulfilled with.
   */
  CompletionStage<Value> callAsync(@Nullable Object... arguments);

  /** A promise as a stage; every other value as a stage that is complete. */
  CompletionStage<Value> toStage();

  /**
   * The values of an async iterable or iterable object, pulled one by one as the subscriber
   * requests them; cold, every subscriber starts an iteration of its own, and cancelling calls the
   * iterator's {@code return}.
   */
  Publisher<Value> toPublisher();

  /**
   * This value as a Java type:
   *
   * <ul>
   *   <li>{@code String}, {@code BigInteger}, a primitive type or its wrapper: the primitive, never
   *       converted;
   *   <li>{@code Object}: a primitive, a {@code List} for an array, the value itself for anything
   *       else;
   *   <li>{@code List}, {@code Collection}, {@code Iterable}: a read-only view of an array, whose
   *       elements are as for {@code Object}, null for undefined and null;
   *   <li>{@code Map}: a copy of the object's own enumerable members, by name;
   *   <li>a functional interface, if this is a function: an implementation that calls it;
   *   <li>any other interface: an implementation whose methods call the members of this object.
   * </ul>
   *
   * @param type one of these; interfaces must be public
   * @throws AshlarException {@link ErrorCode#WRONG_VALUE_TYPE} if the value is none of the type, as
   *     undefined and null never are
   */
  <T> T as(Class<T> type);

  /** The text that {@code console.log} prints for the value; runs no code of the program. */
  String toDisplayString();
}
