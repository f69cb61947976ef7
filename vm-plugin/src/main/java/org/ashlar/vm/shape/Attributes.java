package org.ashlar.vm.shape;

/** Property attributes as bits (clause 6.1.7.1). */
public final class Attributes {
  public static final int WRITABLE = 1;
  public static final int ENUMERABLE = 2;
  public static final int CONFIGURABLE = 4;

  /** The slot holds an {@code Accessor}; WRITABLE is then clear. */
  public static final int ACCESSOR = 8;

  /** What assignment creates. */
  public static final int DEFAULT = WRITABLE | ENUMERABLE | CONFIGURABLE;

  /** What built-in functions have. */
  public static final int HIDDEN = WRITABLE | CONFIGURABLE;

  private Attributes() {}
}
