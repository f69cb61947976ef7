package org.ashlar.vm.feedback;

/** Bits that a site has seen in its operands and results, or in the elements it accessed. */
public final class OperandKinds {
  /** Both operands and the result were int32. */
  public static final int INT = 1;

  /** A double took part, or an int operation left the int32 range. */
  public static final int DOUBLE = 1 << 1;

  public static final int STRING = 1 << 2;
  public static final int BIGINT = 1 << 3;
  public static final int BOOLEAN = 1 << 4;
  public static final int NULLISH = 1 << 5;
  public static final int OBJECT = 1 << 6;

  /** Anything that needed the generic operation. */
  public static final int OTHER = 1 << 7;

  /** An int operation overflowed or gave minus zero. */
  public static final int INT_OVERFLOW = 1 << 8;

  /** An element of a typed array: an int32. */
  public static final int TYPED_INT = 1 << 9;

  /** An element of a typed array: a number that is no int32. */
  public static final int TYPED_DOUBLE = 1 << 10;

  private OperandKinds() {}
}
