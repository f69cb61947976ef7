package org.ashlar.vm.value;

/**
 * A property key that is a string and no array index. Made by a {@link KeyTable}, or {@link
 * #transientKey}.
 */
public final class StringKey extends PropertyKey {
  private final String string;
  private final boolean interned;

  StringKey(String string, boolean interned) {
    super(string.hashCode());
    this.string = string;
    this.interned = interned;
  }

  /** A key for lookups and dictionaries that is not in any table. */
  public static StringKey transientKey(String string) {
    return new StringKey(string, false);
  }

  public String string() {
    return string;
  }

  /**
   * Whether identity decides equality between this key and other interned keys of the sharing
   * group.
   */
  public boolean interned() {
    return interned;
  }

  @Override
  public Object toValue() {
    return string;
  }

  @Override
  public String toDisplayString() {
    return string;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof StringKey that
            && !(interned && that.interned)
            && hash == that.hash
            && string.equals(that.string));
  }
}
