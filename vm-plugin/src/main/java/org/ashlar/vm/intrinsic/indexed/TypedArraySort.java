package org.ashlar.vm.intrinsic.indexed;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Sorting of typed array elements: numbers by the JDK, with a comparator by a merge sort that
 * tolerates any comparator.
 */
final class TypedArraySort {
  private TypedArraySort() {}

  /** The elements in order. */
  static Object[] sorted(Agent agent, TypedArrayObject array, @Nullable JsFunction compare) {
    int length = array.length();
    agent.charge(length * 16L);
    Object[] values = new Object[length];
    for (int i = 0; i < length; i++) {
      values[i] = Objects.requireNonNull(array.element(i));
    }
    if (compare != null) {
      mergeSort(agent, values, new Object[length], compare);
    } else if (array.type().isBigInt()) {
      Arrays.sort(values, (a, b) -> ((BigInteger) a).compareTo((BigInteger) b));
    } else {
      sortNumbers(values);
    }
    return values;
  }

  // Double.compare's order is the one of the specification: -0 before +0, NaN last.
  private static void sortNumbers(Object[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ((Number) values[i]).doubleValue();
    }
    Arrays.sort(numbers);
    for (int i = 0; i < numbers.length; i++) {
      values[i] = Numbers.box(numbers[i]);
    }
  }

  private static void mergeSort(Agent agent, Object[] values, Object[] buffer, JsFunction compare) {
    int length = values.length;
    for (int width = 1; width < length && width > 0; width *= 2) {
      for (int low = 0; low + width < length; low += 2 * width) {
        merge(agent, values, buffer, low, low + width, Math.min(low + 2 * width, length), compare);
      }
    }
  }

  private static void merge(
      Agent agent,
      Object[] values,
      Object[] buffer,
      int low,
      int middle,
      int high,
      JsFunction compare) {
    System.arraycopy(values, low, buffer, low, middle - low);
    int left = low;
    int right = middle;
    int to = low;
    while (left < middle && right < high) {
      double order =
          TypeConversion.toDouble(
              agent, agent.call(compare, Undefined.UNDEFINED, buffer[left], values[right]));
      values[to++] = order > 0 ? values[right++] : buffer[left++];
    }
    System.arraycopy(buffer, left, values, to, middle - left);
    agent.poll();
  }
}
