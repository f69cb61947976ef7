package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/** An array iterator (clause 23.1.5). */
public final class ArrayIterator extends JsObject {
  /** What the iterator yields. */
  public enum Kind {
    KEYS,
    VALUES,
    ENTRIES
  }

  final Kind kind;

  /** What is iterated; Java null once the iterator is done. */
  @Nullable JsObject source;

  long next;

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
  public String className() {
    return "Array Iterator";
  }
}
