package org.ashlar.vm.intrinsic.number;

import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Shape;
import org.jspecify.annotations.Nullable;

/** An instance of Date: an object with a [[DateValue]]. */
public final class DateObject extends JsObject {
  /** The time value: integral milliseconds since the epoch, or NaN. */
  double time;

  DateObject(Shape shape, @Nullable JsObject prototype, double time) {
    super(shape, prototype);
    this.time = time;
  }

  /** The time value: integral milliseconds since the epoch, or NaN. */
  public double time() {
    return time;
  }

  @Override
  public String className() {
    return "Date";
  }
}
