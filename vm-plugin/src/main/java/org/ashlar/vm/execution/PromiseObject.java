package org.ashlar.vm.execution;

import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A promise (clause 27.2.6).
 *
 * <p>Reactions form a list in order of registration. One reaction serves both outcomes, so await
 * links itself in without making functions.
 */
public final class PromiseObject extends JsObject {
  /** [[PromiseState]]. */
  public enum State {
    PENDING,
    FULFILLED,
    REJECTED
  }

  State state = State.PENDING;
  Object result = Undefined.UNDEFINED;
  boolean handled;
  @Nullable PromiseReaction firstReaction;
  @Nullable PromiseReaction lastReaction;

  public PromiseObject(Shape shape, @Nullable JsObject prototype) {
    super(shape, prototype);
  }

  /** A pending promise that inherits from {@code prototype}. */
  public static PromiseObject create(Realm realm, JsObject prototype) {
    return new PromiseObject(realm.agent().group().roots().exotic, prototype);
  }

  public State state() {
    return state;
  }

  /** [[PromiseResult]]: value or reason once settled. */
  public Object result() {
    return result;
  }

  void append(PromiseReaction reaction) {
    PromiseReaction last = lastReaction;
    if (last == null) {
      firstReaction = reaction;
    } else {
      last.next = reaction;
    }
    lastReaction = reaction;
  }

  @Override
  public String className() {
    return "Promise";
  }
}
