package org.ashlar.vm.shape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Growing array of properties that the shapes of one chain share. The fill mark decides who may
 * append in place: exactly one child of each prefix wins, the others copy. Readers look only below
 * their shape's count, which was filled before the shape was published.
 */
final class PropertyList {
  private static final VarHandle FILLED;

  static {
    try {
      FILLED = MethodHandles.lookup().findVarHandle(PropertyList.class, "filled", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final Property[] NONE = new Property[0];

  Property[] items;

  @SuppressWarnings("unused") // through FILLED
  private volatile int filled;

  PropertyList() {
    this(NONE, 0);
  }

  PropertyList(Property[] items, int filled) {
    this.items = items;
    this.filled = filled;
  }

  /**
   * The list whose first {@code count + 1} items are this one's first {@code count} and the
   * property.
   */
  PropertyList append(int count, Property property) {
    Property[] present = items;
    if (count < present.length && FILLED.compareAndSet(this, count, count + 1)) {
      present[count] = property;
      return this;
    }
    Property[] copy = Arrays.copyOf(present, Math.max(4, count + (count >> 1) + 1));
    Arrays.fill(copy, count, copy.length, null);
    copy[count] = property;
    return new PropertyList(copy, count + 1);
  }
}
