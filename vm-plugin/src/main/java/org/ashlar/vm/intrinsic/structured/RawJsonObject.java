package org.ashlar.vm.intrinsic.structured;

import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Shape;

/** What {@code JSON.rawJSON} makes: a frozen object whose text {@code JSON.stringify} inserts. */
final class RawJsonObject extends JsObject {
  private final String text;

  RawJsonObject(Shape shape, String text) {
    super(shape, null);
    this.text = text;
  }

  String text() {
    return text;
  }
}
