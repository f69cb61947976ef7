package org.ashlar.spi.object;

import java.util.Iterator;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.vm.GuestAccess;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The inside of a context for the Java code of a {@link ClassTable}. Valid until the method it was
 * given to returns, on the thread that called it.
 */
@ConsumerType
public interface ObjectAccess extends GuestAccess {
  /** The class of the running realm; the same constructor at every call, made at the first. */
  Object constructorOf(ClassTable<?> table);

  /** An object of a class, made without running its constructor. */
  <S> Object newInstance(ClassTable<S> table, S state);

  /**
   * The brand check: the state of an object that the constructor of this very table, or {@link
   * #newInstance}, made; Java null for every other value. A subclass's objects are such objects.
   */
  <S> @Nullable S stateOf(ClassTable<S> table, Object value);

  /**
   * An iterator object with {@code next} and all that iterators inherit.
   *
   * @param values gives guest values; asked inside the context, one value a step
   */
  Object newIterator(Iterator<?> values);

  /**
   * Asks the context's one policy before anything outside the context is reached.
   *
   * @throws org.ashlar.spi.vm.GuestException an {@code Error} with code {@code ERR_ACCESS_DENIED}
   */
  void require(PermissionPolicy.Kind kind, String target);

  /**
   * Charges memory that Java code allocates on behalf of the program, before it is allocated. Ends
   * the context if its limit is reached.
   *
   * @param bytes 0 or more
   */
  void charge(long bytes);
}
