package org.ashlar.vm.object;

import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** An ordinary object with four reference and four number slots in fields. */
public class MediumObject extends SmallObject {
  public Object r2 = Undefined.UNDEFINED;
  public Object r3 = Undefined.UNDEFINED;
  public long n2;
  public long n3;

  public MediumObject(Shape shape, @Nullable JsObject prototype) {
    super(shape, prototype);
  }

  @Override
  public Object reference(int slot) {
    return switch (slot) {
      case 0 -> r0;
      case 1 -> r1;
      case 2 -> r2;
      case 3 -> r3;
      default -> references[slot - 4];
    };
  }

  @Override
  public void setReference(int slot, Object value) {
    switch (slot) {
      case 0 -> r0 = value;
      case 1 -> r1 = value;
      case 2 -> r2 = value;
      case 3 -> r3 = value;
      default -> references[slot - 4] = value;
    }
  }

  @Override
  public long number(int slot) {
    return switch (slot) {
      case 0 -> n0;
      case 1 -> n1;
      case 2 -> n2;
      case 3 -> n3;
      default -> numbers[slot - 4];
    };
  }

  @Override
  public void setNumber(int slot, long bits) {
    switch (slot) {
      case 0 -> n0 = bits;
      case 1 -> n1 = bits;
      case 2 -> n2 = bits;
      case 3 -> n3 = bits;
      default -> numbers[slot - 4] = bits;
    }
  }
}
