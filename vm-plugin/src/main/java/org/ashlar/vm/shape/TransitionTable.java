package org.ashlar.vm.shape;

import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.ashlar.vm.ChargedToNobody;
import org.jspecify.annotations.Nullable;

/**
 * The transitions of one shape to its children, which are held weakly.
 *
 * <p>Implementation note. Most shapes have none or one child; such a table is immutable. From the
 * second child on there is one map that grows in place, and entries of children that are gone are
 * swept out whenever it has doubled, so that a child costs the same however many there are.
 */
@ChargedToNobody
final class TransitionTable {
  static final TransitionTable EMPTY = new TransitionTable(null, null, null);

  /**
   * Children from which on a shape is crowded: its objects are keyed by data, not by a program. A
   * program has fewer names for one kind of object.
   */
  static final int CROWD = 1_024;

  private static final int FIRST_SWEEP = 64;

  private final @Nullable Transition only;
  private final @Nullable WeakReference<Shape> onlyChild;
  private final @Nullable ConcurrentMap<Transition, WeakReference<Shape>> many;

  /** Size at which the next sweep is due; a lost write makes a sweep come early or late. */
  private int sweepAt = FIRST_SWEEP;

  private int refusals;

  private TransitionTable(
      @Nullable Transition only,
      @Nullable WeakReference<Shape> onlyChild,
      @Nullable ConcurrentMap<Transition, WeakReference<Shape>> many) {
    this.only = only;
    this.onlyChild = onlyChild;
    this.many = many;
  }

  @Nullable Shape find(Transition step) {
    if (onlyChild != null && step.equals(only)) {
      return onlyChild.get();
    }
    WeakReference<Shape> child = many == null ? null : many.get(step);
    return child == null ? null : child.get();
  }

  /**
   * The table in which a step leads to a child; this one if it grows in place.
   *
   * @param before where the step led up to now
   * @return Java null if another thread has changed that meanwhile
   */
  @Nullable TransitionTable with(Transition step, @Nullable Shape before, Shape child) {
    WeakReference<Shape> weak = new WeakReference<>(child);
    if (many != null) {
      return replace(many, step, before, weak) ? this : null;
    }
    if (only == null || onlyChild == null || onlyChild.get() == null || step.equals(only)) {
      return new TransitionTable(step, weak, null);
    }
    ConcurrentMap<Transition, WeakReference<Shape>> both = new ConcurrentHashMap<>();
    both.put(only, onlyChild);
    both.put(step, weak);
    return new TransitionTable(null, null, both);
  }

  private boolean replace(
      ConcurrentMap<Transition, WeakReference<Shape>> children,
      Transition step,
      @Nullable Shape before,
      WeakReference<Shape> child) {
    WeakReference<Shape> present = children.get(step);
    if (present == null) {
      if (before != null || children.putIfAbsent(step, child) != null) {
        return false;
      }
      if (children.size() >= sweepAt) {
        sweep(children);
      }
      return true;
    }
    return present.get() == before && children.replace(step, present, child);
  }

  private void sweep(ConcurrentMap<Transition, WeakReference<Shape>> children) {
    children.values().removeIf(child -> child.get() == null);
    sweepAt = Math.max(FIRST_SWEEP, 2 * children.size());
  }

  /** Whether there are so many children that objects do better without a shape of their own. */
  boolean isCrowded() {
    if (many == null || many.size() < CROWD) {
      return false;
    }
    // Whoever is refused adds no child, and only that would sweep.
    if (++refusals % CROWD == 0) {
      sweep(many);
    }
    return many.size() >= CROWD;
  }

  void forEachChild(Consumer<Shape> action) {
    if (onlyChild != null) {
      accept(onlyChild, action);
    }
    if (many != null) {
      for (WeakReference<Shape> child : many.values()) {
        accept(child, action);
      }
    }
  }

  private static void accept(WeakReference<Shape> weak, Consumer<Shape> action) {
    Shape child = weak.get();
    if (child != null) {
      action.accept(child);
    }
  }
}
