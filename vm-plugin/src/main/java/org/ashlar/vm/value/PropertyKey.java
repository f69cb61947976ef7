package org.ashlar.vm.value;

/**
 * What names a property: an interned string, an array index, a symbol or a private name.
 *
 * <p>Implementation note: interned keys are compared by identity. A string that is a canonical
 * array index is never a {@link StringKey}, it is an {@link IndexKey}, and index keys never enter a
 * shape. A {@link StringKey} may be transient: made for the lookup of a string that no shape of the
 * sharing group knows; {@link #equals} compares by content, which dictionaries rely on.
 */
public abstract sealed class PropertyKey permits StringKey, IndexKey, Symbol, PrivateName {
  final int hash;

  PropertyKey(int hash) {
    this.hash = hash;
  }

  /** The key as a JavaScript value: a string or a symbol. */
  public abstract Object toValue();

  /** Text for messages: the string, or {@code Symbol(description)}. */
  public abstract String toDisplayString();

  @Override
  public final int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public String toString() {
    return toDisplayString();
  }
}
