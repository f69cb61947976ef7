package org.ashlar.vm.object;

import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** An ordinary object with two reference and two number slots in fields. */
public class SmallObject extends JsObject {
  public Object r0 = Undefined.UNDEFINED;
  public Object r1 = Undefined.UNDEFINED;
  public long n0;
  public long n1;

  public SmallObject(Shape shape, @Nullable JsObject prototype) {
    super(shape, prototype);
  }

  @Override
  public Object reference(int slot) {
    return switch (slot) {
      case 0 -> r0;
      case 1 -> r1;
      default -> references[slot - 2];
    };
  }

  @Override
  public void setReference(int slot, Object value) {
    switch (slot) {
      case 0 -> r0 = value;
      case 1 -> r1 = value;
      default -> references[slot - 2] = value;
    }
  }

  @Override
  public long number(int slot) {
    return switch (slot) {
      case 0 -> n0;
      case 1 -> n1;
      default -> numbers[slot - 2];
    };
  }

  @Override
  public void setNumber(int slot, long bits) {
    switch (slot) {
      case 0 -> n0 = bits;
      case 1 -> n1 = bits;
      default -> numbers[slot - 2] = bits;
    }
  }
}
