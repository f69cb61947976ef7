package org.ashlar.vm.value;

/** A property key that is an array index, 0 to 2^32 - 2. */
public final class IndexKey extends PropertyKey {
  /** The largest array index. */
  public static final long MAX_INDEX = 0xFFFF_FFFEL;

  private static final IndexKey[] SMALL = new IndexKey[256];

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = new IndexKey(i);
    }
  }

  private final long index;

  private IndexKey(long index) {
    super(Long.hashCode(index));
    this.index = index;
  }

  /**
   * The key of an index.
   *
   * @param index 0 to {@link #MAX_INDEX}
   */
  public static IndexKey of(long index) {
    return index < SMALL.length ? SMALL[(int) index] : new IndexKey(index);
  }

  /** The index that a string canonically spells, or -1. */
  public static long parse(CharSequence text) {
    int length = text.length();
    if (length == 0 || length > 10) {
      return -1;
    }
    char first = text.charAt(0);
    if (first == '0') {
      return length == 1 ? 0 : -1;
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value <= MAX_INDEX ? value : -1;
  }

  public long index() {
    return index;
  }

  @Override
  public Object toValue() {
    return Long.toString(index);
  }

  @Override
  public String toDisplayString() {
    return Long.toString(index);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexKey that && index == that.index;
  }
}
