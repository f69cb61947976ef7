package org.ashlar.vm.object;

import org.jspecify.annotations.Nullable;

/** Something of the guest's heap that tells what it keeps alive, for who measures the heap. */
public interface HeapNode {
  /** Takes what a node refers to; the same thing may come any number of times. */
  @FunctionalInterface
  interface Visitor {
    void take(@Nullable Object referred);

    /** Takes all elements of an array. */
    default void takeAll(@Nullable Object @Nullable [] array) {
      if (array != null) {
        for (Object element : array) {
          take(element);
        }
      }
    }
  }

  /**
   * Reports what this node refers to strongly.
   *
   * @return an estimate of its own bytes, with the arrays that belong to it alone
   */
  long visit(Visitor visitor);
}
