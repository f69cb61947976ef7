package org.ashlar.vm.intrinsic.indexed;

import java.util.Arrays;
import java.util.Objects;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Sorting (clause 23.1.3.30): a stable merge sort over a copy of the elements.
 *
 * <p>Implementation note: short runs by binary insertion, then bottom-up merges; a merge whose
 * halves are already in order is skipped, so sorted input costs one comparison per run. The
 * comparison may be guest code that throws or lies; neither can do harm, because nothing but the
 * copy is touched while sorting. Without a comparator texts are made once, not per comparison.
 */
final class ArraySort {
  private static final int RUN = 16;
  private static final int POLL_MASK = 1_023;

  private ArraySort() {}

  /** Array.prototype.sort. */
  static Object sort(Agent agent, Object thisValue, Object comparator) {
    JsFunction function = comparator(agent, comparator);
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    @Nullable Object[] values = new Object[(int) Math.min(length, 16)];
    int count = 0;
    int steps = 0;
    for (long i = 0; i < length; i++) {
      if ((++steps & POLL_MASK) == 0) {
        agent.poll();
      }
      Object value = ArrayAccess.present(agent, object, i);
      if (value == null) {
        i = ArrayAccess.skipHoles(agent, object, i, length);
        continue;
      }
      if (count == values.length) {
        agent.charge(8L * count);
        values = Arrays.copyOf(values, (int) Math.min(length, count * 2L));
      }
      values[count++] = value;
    }
    sortValues(agent, values, count, function);
    for (int i = 0; i < count; i++) {
      ArrayAccess.set(agent, object, i, Objects.requireNonNull(values[i]));
    }
    for (long i = count; i < length; i++) {
      if ((++steps & POLL_MASK) == 0) {
        agent.poll();
      }
      ArrayAccess.delete(agent, object, i);
      i = ArrayAccess.skipHoles(agent, object, i, length);
    }
    return object;
  }

  /** The comparator argument, or Java null for undefined. */
  static @Nullable JsFunction comparator(Agent agent, Object value) {
    if (value == Undefined.UNDEFINED) {
      return null;
    }
    if (value instanceof JsFunction function) {
      return function;
    }
    throw Errors.typeError(agent, Message.COMPARATOR_NOT_FUNCTION, ObjectOperations.display(value));
  }

  /** Sorts the first {@code count} values in place; undefined comes last. */
  @EcmaSpec("sec-sortindexedproperties")
  static void sortValues(
      Agent agent, @Nullable Object[] values, int count, @Nullable JsFunction comparator) {
    int defined = 0;
    for (int i = 0; i < count; i++) {
      if (values[i] != Undefined.UNDEFINED) {
        values[defined++] = values[i];
      }
    }
    Arrays.fill(values, defined, count, Undefined.UNDEFINED);
    if (defined < 2) {
      return;
    }
    agent.charge(8L * defined);
    if (comparator == null) {
      sortByText(agent, values, defined);
      return;
    }
    new Sorter(agent, comparator, values, defined).sort();
  }

  private static void sortByText(Agent agent, @Nullable Object[] values, int count) {
    Text[] texts = new Text[count];
    for (int i = 0; i < count; i++) {
      Object value = Objects.requireNonNull(values[i]);
      texts[i] = new Text(TypeConversion.toFlatString(agent, value), value);
    }
    new Sorter(agent, null, texts, count).sort();
    for (int i = 0; i < count; i++) {
      values[i] = texts[i].value;
    }
  }

  /** A value with the text it is sorted by. */
  private record Text(String text, Object value) {}

  private static final class Sorter {
    private final Agent agent;
    private final @Nullable JsFunction comparator;
    private final @Nullable Object[] values;
    private final int count;
    private int steps;

    Sorter(Agent agent, @Nullable JsFunction comparator, @Nullable Object[] values, int count) {
      this.agent = agent;
      this.comparator = comparator;
      this.values = values;
      this.count = count;
    }

    /** Whether the right value must come before the left one. */
    private boolean after(@Nullable Object left, @Nullable Object right) {
      if ((++steps & ArrayAccess.POLL_MASK) == 0) {
        agent.poll();
      }
      JsFunction function = comparator;
      if (function == null) {
        return text(left).compareTo(text(right)) > 0;
      }
      Object order =
          agent.call(
              function,
              Undefined.UNDEFINED,
              Objects.requireNonNull(left),
              Objects.requireNonNull(right));
      return order instanceof Integer number
          ? number > 0
          : TypeConversion.toDouble(agent, order) > 0;
    }

    private static String text(@Nullable Object value) {
      return ((Text) Objects.requireNonNull(value)).text;
    }

    void sort() {
      for (int start = 0; start < count; start += RUN) {
        insertionSort(start, Math.min(start + RUN, count));
      }
      @Nullable Object[] from = values;
      @Nullable Object[] to = new Object[count];
      for (int width = RUN; width < count; width <<= 1) {
        for (int start = 0; start < count; start += 2 * width) {
          int middle = Math.min(start + width, count);
          merge(from, to, start, middle, Math.min(middle + width, count));
        }
        @Nullable Object[] swapped = from;
        from = to;
        to = swapped;
      }
      if (from != values) {
        System.arraycopy(from, 0, values, 0, count);
      }
    }

    private void insertionSort(int start, int end) {
      for (int i = start + 1; i < end; i++) {
        Object value = values[i];
        if (!after(values[i - 1], value)) {
          continue;
        }
        int low = start;
        int high = i - 1;
        while (low < high) {
          int middle = (low + high) >>> 1;
          if (after(values[middle], value)) {
            high = middle;
          } else {
            low = middle + 1;
          }
        }
        System.arraycopy(values, low, values, low + 1, i - low);
        values[low] = value;
      }
    }

    private void merge(
        @Nullable Object[] from, @Nullable Object[] to, int start, int middle, int end) {
      if (middle == end || !after(from[middle - 1], from[middle])) {
        System.arraycopy(from, start, to, start, end - start);
        return;
      }
      int left = start;
      int right = middle;
      int at = start;
      while (left < middle && right < end) {
        to[at++] = after(from[left], from[right]) ? from[right++] : from[left++];
      }
      System.arraycopy(from, left, to, at, middle - left);
      System.arraycopy(from, right, to, at + middle - left, end - right);
    }
  }
}
