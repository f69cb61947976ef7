package org.ashlar.vm.shape;

import org.ashlar.vm.value.PropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * What leads from a shape to a child: adding a key, changing its attributes, or preventing
 * extensions.
 */
record Transition(@Nullable PropertyKey key, int attributes, int type) {
  static final int ADD = 0;
  static final int CHANGE = 1;
  static final int PREVENT_EXTENSIONS = 2;
}
