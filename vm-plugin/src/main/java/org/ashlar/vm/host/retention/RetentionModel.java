package org.ashlar.vm.host.retention;

import org.ashlar.vm.ChargedToNobody;

/** What the contexts of one machine need to be measured: layouts, and a view of the stack. */
@ChargedToNobody
public final class RetentionModel {
  private final HeapLayout.Table layouts = new HeapLayout.Table();
  private final LiveStack stack;

  /**
   * A model for contexts whose frames lie below those of one class and above those of another.
   *
   * @param inner the class that asks for a walk
   * @param outer the class that lets a context run
   * @param outerMethod its method that does so
   */
  public RetentionModel(Class<?> inner, Class<?> outer, String outerMethod) {
    stack = LiveStack.between(inner, outer, outerMethod);
  }

  HeapLayout.Table layouts() {
    return layouts;
  }

  LiveStack stack() {
    return stack;
  }

  /** Whether values in the frames of compiled code and of built-ins are seen. */
  public boolean seesStack() {
    return stack.isVisible();
  }
}
