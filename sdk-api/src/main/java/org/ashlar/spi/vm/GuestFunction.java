package org.ashlar.spi.vm;

import org.osgi.annotation.versioning.ConsumerType;

/** Java code that the program calls as a function. */
@ConsumerType
@FunctionalInterface
public interface GuestFunction {
  /**
   * Called inside the context, in a no-yield region.
   *
   * @param access valid until the method returns
   * @param thisValue a guest value
   * @param arguments guest values; owned by the function
   * @return a guest value
   * @throws GuestException to throw a guest value
   * @throws Exception anything else becomes an {@code Error} with the exception's message
   */
  Object call(GuestAccess access, Object thisValue, Object[] arguments) throws Exception;
}
