package org.ashlar.vm.value;

/** A string that is not flat yet. {@link #toString} gives the flat form and remembers it. */
public abstract sealed class StringNode implements CharSequence permits Rope, Slice {
  @Override
  public abstract String toString();

  @Override
  public char charAt(int index) {
    return toString().charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return Strings.slice(this, start, end);
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof StringNode that && toString().equals(that.toString()));
  }
}
