package org.ashlar.vm.object;

import org.jspecify.annotations.Nullable;

/** Value of an accessor property's slot. Java null stands for undefined. */
public record Accessor(@Nullable JsFunction getter, @Nullable JsFunction setter)
    implements HeapNode {
  @Override
  public long visit(Visitor visitor) {
    visitor.take(getter);
    visitor.take(setter);
    return 16;
  }
}
