package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.DirectIterator;
import org.ashlar.vm.operation.ObjectOperations;
import org.jspecify.annotations.Nullable;

/** An array iterator (clause 23.1.5). */
public final class ArrayIterator extends JsObject implements DirectIterator {
  /** What the iterator yields. */
  public enum Kind {
    KEYS,
    VALUES,
    ENTRIES
  }

  private final Kind kind;

  /** What is iterated; Java null once the iterator is done. */
  private @Nullable JsObject source;

  private long next;

  private ArrayIterator(Agent agent, JsObject source, Kind kind) {
    super(agent.group().roots().exotic, agent.realm.intrinsic(Intrinsic.ARRAY_ITERATOR_PROTOTYPE));
    this.source = source;
    this.kind = kind;
  }

  /** CreateArrayIterator. */
  public static ArrayIterator create(Agent agent, JsObject source, Kind kind) {
    return new ArrayIterator(agent, source, kind);
  }

  @Override
  public boolean isNextMethod(Agent agent, Object method) {
    return DirectIterator.isRow(agent, method, ArrayIteratorPrototypeTable.TABLE, "next");
  }

  @Override
  public @Nullable Object step(Agent agent) {
    JsObject iterated = source;
    if (iterated == null) {
      return null;
    }
    long index = next;
    if (index >= length(agent, iterated)) {
      source = null;
      return null;
    }
    next = index + 1;
    return switch (kind) {
      case KEYS -> Numbers.box(index);
      case VALUES -> ArrayAccess.get(agent, iterated, index);
      case ENTRIES ->
          agent.realm.newArray(
              new Object[] {Numbers.box(index), ArrayAccess.get(agent, iterated, index)});
    };
  }

  private static long length(Agent agent, JsObject source) {
    if (!(source instanceof TypedArrayObject typed)) {
      return ObjectOperations.lengthOfArrayLike(agent, source);
    }
    if (typed.isOutOfBounds()) {
      throw Errors.typeError(agent, Message.DETACHED_ITERATION);
    }
    return typed.length();
  }

  @Override
  public String className() {
    return "Array Iterator";
  }
}
