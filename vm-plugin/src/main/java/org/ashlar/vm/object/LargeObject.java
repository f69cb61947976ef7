package org.ashlar.vm.object;

import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** An ordinary object with eight reference and eight number slots in fields. */
public class LargeObject extends MediumObject {
  public Object r4 = Undefined.UNDEFINED;
  public Object r5 = Undefined.UNDEFINED;
  public Object r6 = Undefined.UNDEFINED;
  public Object r7 = Undefined.UNDEFINED;
  public long n4;
  public long n5;
  public long n6;
  public long n7;

  public LargeObject(Shape shape, @Nullable JsObject prototype) {
    super(shape, prototype);
  }

  @Override
  public Object reference(int slot) {
    return switch (slot) {
      case 0 -> r0;
      case 1 -> r1;
      case 2 -> r2;
      case 3 -> r3;
      case 4 -> r4;
      case 5 -> r5;
      case 6 -> r6;
      case 7 -> r7;
      default -> references[slot - 8];
    };
  }

  @Override
  public void setReference(int slot, Object value) {
    switch (slot) {
      case 0 -> r0 = value;
      case 1 -> r1 = value;
      case 2 -> r2 = value;
      case 3 -> r3 = value;
      case 4 -> r4 = value;
      case 5 -> r5 = value;
      case 6 -> r6 = value;
      case 7 -> r7 = value;
      default -> references[slot - 8] = value;
    }
  }

  @Override
  public long number(int slot) {
    return switch (slot) {
      case 0 -> n0;
      case 1 -> n1;
      case 2 -> n2;
      case 3 -> n3;
      case 4 -> n4;
      case 5 -> n5;
      case 6 -> n6;
      case 7 -> n7;
      default -> numbers[slot - 8];
    };
  }

  @Override
  public void setNumber(int slot, long bits) {
    switch (slot) {
      case 0 -> n0 = bits;
      case 1 -> n1 = bits;
      case 2 -> n2 = bits;
      case 3 -> n3 = bits;
      case 4 -> n4 = bits;
      case 5 -> n5 = bits;
      case 6 -> n6 = bits;
      case 7 -> n7 = bits;
      default -> numbers[slot - 8] = bits;
    }
  }
}
