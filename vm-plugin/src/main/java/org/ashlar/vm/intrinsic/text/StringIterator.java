package org.ashlar.vm.intrinsic.text;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.DirectIterator;
import org.ashlar.vm.shape.Shape;
import org.jspecify.annotations.Nullable;

/** An iterator over the code points of a string. */
public final class StringIterator extends JsObject implements DirectIterator {
  private final String text;
  private int position;

  StringIterator(Shape shape, @Nullable JsObject prototype, String text) {
    super(shape, prototype);
    this.text = text;
  }

  /** The next code point as a string, lone surrogates alone; Java null at the end. */
  @Nullable String nextCodePoint() {
    int start = position;
    if (start >= text.length()) {
      return null;
    }
    char first = text.charAt(start);
    boolean pair =
        Character.isHighSurrogate(first)
            && start + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(start + 1));
    position = start + (pair ? 2 : 1);
    return pair ? text.substring(start, start + 2) : String.valueOf(first);
  }

  @Override
  public boolean isNextMethod(Agent agent, Object method) {
    return DirectIterator.isRow(agent, method, StringIteratorPrototypeTable.TABLE, "next");
  }

  @Override
  public @Nullable Object step(Agent agent) {
    return nextCodePoint();
  }

  @Override
  public String className() {
    return "String Iterator";
  }
}
