package org.ashlar.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test in JavaScript, in Java, or in both, that may wait.
 *
 * <p>The method may take an {@code Engine}, a {@code Context} and a {@link Pending}; they belong to
 * this test alone. The test passes when the module in {@link #value} has finished, if there is one,
 * then the method has returned, every stage given to {@link Pending} has completed, and nothing is
 * left behind: no context but the test's own is open, and that one has no job, timer or operation.
 * Whatever fails or takes longer than {@link #timeoutMilliseconds} fails the test.
 */
@Documented
@Test
@ExtendWith(JsAsyncExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface JsAsyncTest {
  /** The text of a module that is run first; empty for none. */
  String value() default "";

  /** Workers of the test's scheduler, at least 1. */
  int workers() default 2;

  /** How long everything may take together. */
  long timeoutMilliseconds() default 20_000;
}
