package org.ashlar.vm.shape;

import java.util.Objects;
import org.ashlar.vm.value.PropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * What leads from a shape to a child: adding a key, changing its attributes, or preventing
 * extensions.
 *
 * <p>Compares by written-out methods, as every record that is a key: the JDK links generated ones
 * through handles of its own, which keep the last class they served, and with it the loader of a
 * bundle that was exchanged.
 */
record Transition(@Nullable PropertyKey key, int attributes, int type) {
  static final int ADD = 0;
  static final int CHANGE = 1;
  static final int PREVENT_EXTENSIONS = 2;

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Transition that
        && Objects.equals(key, that.key)
        && attributes == that.attributes
        && type == that.type;
  }

  @Override
  public int hashCode() {
    return (Objects.hashCode(key) * 31 + attributes) * 31 + type;
  }
}
