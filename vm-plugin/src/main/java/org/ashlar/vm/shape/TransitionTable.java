package org.ashlar.vm.shape;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
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
 * second child on there is one map that grows in place. Entries of children that the collector has
 * taken leave it when another child comes, so that what only dead children knew is forgotten and a
 * child costs the same however many there are.
 */
@ChargedToNobody
final class TransitionTable {
  static final TransitionTable EMPTY = new TransitionTable(null, null);

  /**
   * Children from which on a shape is crowded: its objects are keyed by data, not by a program. A
   * program has fewer names for one kind of object.
   */
  static final int CROWD = 1_024;

  private final @Nullable Child only;
  private final @Nullable ChildMap many;

  private TransitionTable(@Nullable Child only, @Nullable ChildMap many) {
    this.only = only;
    this.many = many;
  }

  @Nullable Shape find(Transition step) {
    if (only != null && step.equals(only.step)) {
      return only.get();
    }
    Child child = many == null ? null : many.children.get(step);
    return child == null ? null : child.get();
  }

  /**
   * The table in which a step leads to a child; this one if it grows in place.
   *
   * @param before where the step led up to now
   * @return Java null if another thread has changed that meanwhile
   */
  @Nullable TransitionTable with(Transition step, @Nullable Shape before, Shape child) {
    if (many != null) {
      return many.replace(step, before, child) ? this : null;
    }
    Shape present = only == null ? null : only.get();
    if (only == null || present == null || step.equals(only.step)) {
      return new TransitionTable(new Child(step, child, null), null);
    }
    ChildMap both = new ChildMap();
    both.replace(only.step, null, present);
    both.replace(step, null, child);
    return new TransitionTable(null, both);
  }

  /** Whether there are so many children that objects do better without a shape of their own. */
  boolean isCrowded() {
    if (many == null || many.children.size() < CROWD) {
      return false;
    }
    // Whoever is refused adds no child, and only that would forget the dead.
    many.forgetCollected();
    return many.children.size() >= CROWD;
  }

  void forEachChild(Consumer<Shape> action) {
    if (only != null) {
      accept(only, action);
    }
    if (many != null) {
      for (Child child : many.children.values()) {
        accept(child, action);
      }
    }
  }

  private static void accept(Child weak, Consumer<Shape> action) {
    Shape child = weak.get();
    if (child != null) {
      action.accept(child);
    }
  }

  private static final class Child extends WeakReference<Shape> {
    final Transition step;

    Child(Transition step, Shape shape, @Nullable ReferenceQueue<Shape> collected) {
      super(shape, collected);
      this.step = step;
    }
  }

  private static final class ChildMap {
    final ConcurrentMap<Transition, Child> children = new ConcurrentHashMap<>();
    private final ReferenceQueue<Shape> collected = new ReferenceQueue<>();

    boolean replace(Transition step, @Nullable Shape before, Shape shape) {
      forgetCollected();
      Child fresh = new Child(step, shape, collected);
      Child present = children.get(step);
      if (present == null) {
        return before == null && children.putIfAbsent(step, fresh) == null;
      }
      return present.get() == before && children.replace(step, present, fresh);
    }

    void forgetCollected() {
      for (Reference<?> next = collected.poll(); next != null; next = collected.poll()) {
        Child child = (Child) next;
        children.remove(child.step, child);
      }
    }
  }
}
