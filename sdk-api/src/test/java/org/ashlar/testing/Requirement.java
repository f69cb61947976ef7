package org.ashlar.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the requirements whose check a test is, by their rows. {@code docs/requirements.md} is held
 * against these annotations by a test.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Requirement {
  /** Rows such as {@code JC-1.1.2}. */
  String[] value();
}
