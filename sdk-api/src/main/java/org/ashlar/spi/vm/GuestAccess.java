package org.ashlar.spi.vm;

import java.util.List;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.spi.ServiceSlot;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The inside of a context, for Java code that runs as one of its jobs.
 *
 * <p>A <i>guest value</i> is an {@code Object} of the virtual machine's own choosing, never Java
 * null; it may be kept and used in a later message of the same context, and means nothing anywhere
 * else. Host code asks for its {@link #type} and copies primitives out with {@link #toHost}.
 *
 * <p>Every method that can run program code throws {@link GuestException}. If the context is ended
 * meanwhile, the virtual machine unwinds the Java frames with a throwable of its own, which nobody
 * may catch.
 */
@ConsumerType
public interface GuestAccess {
  /**
   * Evaluates a source in the main realm.
   *
   * @return for a script the completion value; for CommonJS with a path {@code module.exports},
   *     without one the completion value; for JSON the value; for a module a promise of its
   *     namespace object
   */
  Object evaluate(Source source);

  /** The global object. */
  Object global();

  /** What kind of value it is; runs no program code. */
  Value.Type type(Object value);

  /**
   * Copies a primitive out: {@code Boolean}, {@code Integer} or {@code Double}, {@code String},
   * {@code java.math.BigInteger}; a symbol as its description.
   *
   * @throws IllegalArgumentException for undefined, null and objects
   */
  Object toHost(Object value);

  /** Copies a {@code Boolean}, {@code Number}, {@code CharSequence} or {@code BigInteger} in. */
  Object fromHost(Object primitive);

  /** The value {@code undefined}. */
  Object undefined();

  /** The value {@code null}. */
  Object nullValue();

  /** Reads a property by name. */
  Object member(Object object, String name);

  /** Writes a property by name; a write that is refused throws a TypeError. */
  void setMember(Object object, String name, Object value);

  /** True if the object or its prototypes have the property. */
  boolean hasMember(Object object, String name);

  /** The object's own enumerable string keys. */
  List<String> memberKeys(Object object);

  /** Reads an element, 0 to 2^53 - 1. */
  Object element(Object object, long index);

  /** Writes an element, 0 to 2^53 - 1. */
  void setElement(Object object, long index, Object value);

  /** The {@code length} property as a whole number from 0 to 2^53 - 1. */
  long length(Object object);

  /** Calls a function; a TypeError if it is none. */
  Object call(Object function, Object thisValue, Object... arguments);

  /** Calls a constructor; a TypeError if it is none. */
  Object construct(Object function, Object... arguments);

  /** The iterator of an async iterable or iterable, with {@code next} that returns promises. */
  Object asyncIterator(Object iterable);

  /** A plain object. */
  Object newObject();

  /** An array. */
  Object newArray(Object... elements);

  /** A SharedArrayBuffer over memory that other contexts see too. */
  default Object newSharedArrayBuffer(SharedMemory memory) {
    throw new UnsupportedOperationException("this virtual machine shares no memory");
  }

  /** A function that runs Java code. */
  Object newFunction(String name, int length, GuestFunction body);

  /** An error object of a standard class, such as {@code TypeError}. */
  Object newError(String className, String message);

  /** The error object that stands for an exception of the host. */
  default Object newError(Throwable fault) {
    return newError("Error", fault.getMessage() == null ? fault.toString() : fault.getMessage());
  }

  /**
   * The exception of the host that a thrown error or one of its causes stands for, or null: that of
   * a Java function, or of {@link #newError(Throwable)}. Programs can't reach it.
   */
  default @Nullable Throwable causeOf(Object thrown) {
    return null;
  }

  /** A pending promise and its two functions. */
  GuestPromise newPromise();

  /**
   * Calls a listener in a later job when a promise settles; the promise counts as handled. A value
   * that is no promise is treated as a fulfilled one.
   */
  void whenSettled(Object promise, Settlement listener);

  /**
   * Keeps the program from being idle until the registration is closed, by any thread. For
   * operations whose result will be posted.
   */
  ServiceSlot.Registration keepAlive();

  /** What hosts may know about a thrown value; runs no program code. */
  ScriptException.Details describe(Object thrown);

  /** The text that {@code console.log} prints; runs no program code. */
  String display(Object value);

  /** A promise whose fate Java code decides. Used inside the context only. */
  @ConsumerType
  interface GuestPromise {
    /** The promise object. */
    Object promise();

    /** Resolves it; later calls have no effect. */
    void resolve(Object value);

    /** Rejects it; later calls have no effect. */
    void reject(Object reason);
  }

  /** Told how a promise settled. */
  @ConsumerType
  @FunctionalInterface
  interface Settlement {
    /**
     * Called once, inside the context.
     *
     * @param access valid until the method returns
     * @param fulfilled true if fulfilled, false if rejected
     * @param value the value or the reason
     */
    void settled(GuestAccess access, boolean fulfilled, Object value);
  }
}
