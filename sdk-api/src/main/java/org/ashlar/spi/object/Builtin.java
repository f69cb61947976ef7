package org.ashlar.spi.object;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A static method that implements a built-in function; the annotation processor collects those of a
 * class {@code X} in a generated {@code XTable}, which dispatches by a switch.
 *
 * <p>Parameters, in this order, each optional except where said: {@code Agent}; {@code
 * BuiltinFunction} (the callee, for its realm or captured state); {@code Object thisValue}
 * (methods, getters and setters: required, even if unused); {@code @Nullable JsObject newTarget}
 * (constructors: required, Java null when called without new); then any number of {@code Object}
 * arguments (undefined where missing), or one {@code Object[]} with exactly the arguments passed.
 * Returns {@code Object} (a value) or a subtype.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Builtin {
  /** Property name; {@code @@iterator} for well-known symbols. */
  String name();

  /**
   * Initial value of length. Default: the number of {@code Object} arguments, 0 for {@code
   * Object[]}.
   */
  int length() default -1;

  BuiltinKind kind() default BuiltinKind.METHOD;

  /**
   * Attributes of the property, bits of {@code Attributes}. Default: writable and configurable,
   * accessors configurable.
   */
  int attributes() default -1;
}
