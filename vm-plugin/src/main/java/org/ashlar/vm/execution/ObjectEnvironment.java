package org.ashlar.vm.execution;

import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/** The object environment of a with statement (clause 9.1.1.2). */
public final class ObjectEnvironment extends Environment {
  private static final Object[] NO_SLOTS = new Object[0];

  private final JsObject object;

  public ObjectEnvironment(JsObject object, @Nullable Environment outer) {
    super(NO_SLOTS, outer);
    this.object = object;
  }

  /** [[BindingObject]]. */
  public JsObject object() {
    return object;
  }

  @Override
  public Environment copy() {
    return this;
  }
}
