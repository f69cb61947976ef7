package org.ashlar.vm.intrinsic.text;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.IndexKey;
import org.jspecify.annotations.Nullable;

/** An iterator over the matches of a RegExp in a string. */
public final class RegExpStringIterator extends JsObject {
  private final JsObject matcher;
  private final CharSequence text;
  private final boolean global;
  private final boolean byCodePoint;
  private boolean done;

  private RegExpStringIterator(
      Shape shape,
      JsObject prototype,
      JsObject matcher,
      CharSequence text,
      boolean global,
      boolean byCodePoint) {
    super(shape, prototype);
    this.matcher = matcher;
    this.text = text;
    this.global = global;
    this.byCodePoint = byCodePoint;
  }

  static RegExpStringIterator create(
      Agent agent, JsObject matcher, CharSequence text, boolean global, boolean byCodePoint) {
    return new RegExpStringIterator(
        agent.group().roots().exotic,
        agent.realm.intrinsic(Intrinsic.REGEXP_STRING_ITERATOR_PROTOTYPE),
        matcher,
        text,
        global,
        byCodePoint);
  }

  /** The next result object, or Java null at the end. */
  @Nullable JsObject next(Agent agent) {
    if (done) {
      return null;
    }
    // An exception ends the iteration.
    done = true;
    JsObject result = RegExpExecution.exec(agent, matcher, text);
    if (result == null || !global) {
      return result;
    }
    CharSequence matched = TypeConversion.toString(agent, result.get(agent, IndexKey.of(0)));
    if (matched.length() == 0) {
      RegExpMatching.advanceLastIndex(agent, matcher, text, byCodePoint);
    }
    done = false;
    return result;
  }

  @Override
  public String className() {
    return "RegExp String Iterator";
  }
}
