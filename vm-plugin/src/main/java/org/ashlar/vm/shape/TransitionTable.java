package org.ashlar.vm.shape;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.ashlar.vm.ChargedToNobody;
import org.jspecify.annotations.Nullable;

/**
 * Immutable map from transitions to children, which it holds weakly. Most shapes have none or one.
 */
@ChargedToNobody
final class TransitionTable {
  static final TransitionTable EMPTY = new TransitionTable(null, null, null);

  private final @Nullable Transition only;
  private final @Nullable WeakReference<Shape> onlyChild;
  private final @Nullable Map<Transition, WeakReference<Shape>> many;

  private TransitionTable(
      @Nullable Transition only,
      @Nullable WeakReference<Shape> onlyChild,
      @Nullable Map<Transition, WeakReference<Shape>> many) {
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

  TransitionTable with(Transition step, Shape child) {
    WeakReference<Shape> weak = new WeakReference<>(child);
    if (many == null && (onlyChild == null || onlyChild.get() == null || step.equals(only))) {
      return new TransitionTable(step, weak, null);
    }
    Map<Transition, WeakReference<Shape>> copy = new HashMap<>();
    if (many != null) {
      for (Map.Entry<Transition, WeakReference<Shape>> entry : many.entrySet()) {
        if (entry.getValue().get() != null) {
          copy.put(entry.getKey(), entry.getValue());
        }
      }
    } else if (only != null && onlyChild != null) {
      copy.put(only, onlyChild);
    }
    copy.put(step, weak);
    return new TransitionTable(null, null, copy);
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
