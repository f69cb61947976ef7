package org.ashlar.vm.object;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The element storages of objects: {@code int[]}, {@code double[]}, {@code Object[]} and {@link
 * SparseElements}.
 *
 * <p>Implementation note. A storage may be longer than what is in use; unused places are holes, so
 * a read needs the array's own bounds and a hole test but no look at a length. Holes are {@link
 * #INT_HOLE}, the bits {@link #DOUBLE_HOLE_BITS} and Java null. A store of the int that is the hole
 * goes to DOUBLE storage; a store of any NaN into DOUBLE storage stores the canonical NaN, so that
 * bits read from a typed array cannot forge a hole. Dense storage implies default attributes and an
 * extensible owner.
 */
public final class Elements {
  /** The storage of an object without elements. */
  public static final Object[] EMPTY = new Object[0];

  public static final int INT_HOLE = Integer.MIN_VALUE;
  public static final long DOUBLE_HOLE_BITS = 0x7FF8_A5A5_0000_0001L;
  public static final double DOUBLE_HOLE = Double.longBitsToDouble(DOUBLE_HOLE_BITS);

  // A store further beyond the end than this many times the present capacity makes the object
  // sparse.
  private static final int GAP_FACTOR = 4;
  private static final int GAP_ALLOWANCE = 1024;

  // From here on a gap makes the object sparse if less than one place in MIN_DENSITY is in use.
  private static final int MIN_COUNTED_CAPACITY = 1 << 16;
  private static final int MIN_DENSITY = 8;
  private static final int MIN_CAPACITY = 8;

  private Elements() {}

  /**
   * The value at an index; Java null for a hole. Accessors of sparse storage come as {@link
   * Accessor}.
   */
  public static @Nullable Object get(Object elements, long index) {
    if (elements instanceof int[] ints) {
      int value = index < ints.length ? ints[(int) index] : INT_HOLE;
      return value == INT_HOLE ? null : (Object) value;
    }
    if (elements instanceof double[] doubles) {
      return index < doubles.length ? box(doubles[(int) index]) : null;
    }
    if (elements instanceof Object[] objects) {
      return index < objects.length ? objects[(int) index] : null;
    }
    return ((SparseElements) elements).value(index);
  }

  private static @Nullable Object box(double value) {
    return Double.doubleToRawLongBits(value) == DOUBLE_HOLE_BITS ? null : (Object) value;
  }

  /** The double to store for a number, with NaN made canonical. */
  public static double canonical(double value) {
    return Double.isNaN(value) ? Double.NaN : value;
  }

  public static boolean isHole(double value) {
    return Double.doubleToRawLongBits(value) == DOUBLE_HOLE_BITS;
  }

  /** Whether a storage has no element, as far as its size tells. */
  public static boolean isEmpty(Object elements) {
    return !(elements instanceof SparseElements) && capacity(elements) == 0;
  }

  /** Places of a dense storage, 0 for a sparse one. */
  public static int capacity(Object elements) {
    return switch (elements) {
      case int[] ints -> ints.length;
      case double[] doubles -> doubles.length;
      case Object[] objects -> objects.length;
      default -> 0;
    };
  }

  /** Whether a store at an index beyond the storage should stay dense. */
  static boolean staysDense(Object elements, long index, long length) {
    if (index < length && length <= 1 << 24) {
      return true;
    }
    int capacity = capacity(elements);
    if (index >= (long) capacity * GAP_FACTOR + GAP_ALLOWANCE) {
      return false;
    }
    boolean gap = index > MIN_COUNTED_CAPACITY && index > capacity + (capacity >> 1);
    return !gap || (long) used(elements) * MIN_DENSITY >= index;
  }

  private static int used(Object elements) {
    int capacity = capacity(elements);
    int used = 0;
    for (int i = 0; i < capacity; i++) {
      used += get(elements, i) == null ? 0 : 1;
    }
    return used;
  }

  /** Capacity after growth so that {@code index} fits. */
  public static int grownCapacity(int capacity, long index, long length) {
    long wanted = Math.max(index + 1, Math.max(MIN_CAPACITY, capacity + (capacity >> 1) + 1L));
    if (index < length && length <= 1 << 24) {
      wanted = Math.max(wanted, length);
    }
    return (int) Math.min(wanted, Integer.MAX_VALUE - 8);
  }

  /** The same storage with more room, new places being holes. */
  public static Object grow(Object elements, int capacity) {
    if (elements instanceof int[] ints) {
      int[] grown = Arrays.copyOf(ints, capacity);
      Arrays.fill(grown, ints.length, capacity, INT_HOLE);
      return grown;
    }
    if (elements instanceof double[] doubles) {
      double[] grown = Arrays.copyOf(doubles, capacity);
      Arrays.fill(grown, doubles.length, capacity, Double.longBitsToDouble(DOUBLE_HOLE_BITS));
      return grown;
    }
    return Arrays.copyOf((Object[]) elements, capacity);
  }

  /** A new INT storage of holes. */
  public static int[] newInts(int capacity) {
    int[] ints = new int[capacity];
    Arrays.fill(ints, INT_HOLE);
    return ints;
  }

  /** A new DOUBLE storage of holes. */
  public static double[] newDoubles(int capacity) {
    double[] doubles = new double[capacity];
    Arrays.fill(doubles, Double.longBitsToDouble(DOUBLE_HOLE_BITS));
    return doubles;
  }

  /** Whether dense storage can take the value without changing its kind. */
  public static boolean accepts(Object elements, Object value) {
    return elements instanceof Object[]
        || (elements instanceof int[]
            ? value instanceof Integer i && i != INT_HOLE
            : value instanceof Double || value instanceof Integer);
  }

  /** The storage in the kind that also takes the value. */
  public static Object generalize(Object elements, Object value) {
    if (elements instanceof int[] ints && (value instanceof Double || value instanceof Integer)) {
      double[] doubles = newDoubles(ints.length);
      for (int i = 0; i < ints.length; i++) {
        if (ints[i] != INT_HOLE) {
          doubles[i] = ints[i];
        }
      }
      return doubles;
    }
    return toObjects(elements);
  }

  /** Dense storage as OBJECT storage. */
  public static Object[] toObjects(Object elements) {
    if (elements instanceof Object[] objects) {
      return objects;
    }
    int capacity = capacity(elements);
    Object[] objects = new Object[capacity];
    for (int i = 0; i < capacity; i++) {
      objects[i] = get(elements, i);
    }
    return objects;
  }

  /** Stores into dense storage that accepts the value and has the index. */
  public static void store(Object elements, int index, Object value) {
    if (elements instanceof Object[] objects) {
      objects[index] = value;
    } else if (elements instanceof int[] ints) {
      ints[index] = (Integer) value;
    } else {
      ((double[]) elements)[index] = canonical(((Number) value).doubleValue());
    }
  }

  /** Makes a hole of a dense place. */
  public static void clear(Object elements, int index) {
    if (elements instanceof Object[] objects) {
      objects[index] = null;
    } else if (elements instanceof int[] ints) {
      ints[index] = INT_HOLE;
    } else {
      ((double[]) elements)[index] = Double.longBitsToDouble(DOUBLE_HOLE_BITS);
    }
  }

  /** Bytes that so many places of the storage's kind take. */
  public static long bytes(Object elements, long places) {
    return places * (elements instanceof double[] ? Double.BYTES : Integer.BYTES);
  }

  /** Dense storage as sparse storage, each element with default attributes. */
  static SparseElements toSparse(Object elements, long length) {
    if (elements instanceof SparseElements sparse) {
      return sparse;
    }
    SparseElements sparse = new SparseElements();
    sparse.length = length;
    int capacity = capacity(elements);
    for (int i = 0; i < capacity; i++) {
      Object value = get(elements, i);
      if (value != null) {
        sparse.put(i, value, org.ashlar.vm.shape.Attributes.DEFAULT);
      }
    }
    return sparse;
  }
}
