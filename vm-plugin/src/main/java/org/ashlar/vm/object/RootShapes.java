package org.ashlar.vm.object;

import org.ashlar.vm.ChargedToNobody;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.SlotKind;
import org.ashlar.vm.shape.StorageClass;
import org.ashlar.vm.value.Keys;

/** The empty shapes that objects of a sharing group start from. */
@ChargedToNobody
public final class RootShapes {
  /** Arrays. */
  public final Shape array = Shape.root(StorageClass.NONE);

  /** Script functions whose name, length and prototype are still virtual. */
  public final Shape function = Shape.root(StorageClass.NONE);

  /** Built-in functions. */
  public final Shape builtinFunction = Shape.root(StorageClass.NONE);

  /**
   * Prototypes, constructors and namespaces of intrinsics: their values are made when first read.
   */
  public final Shape intrinsic = Shape.lazyRoot(StorageClass.NONE);

  /** Error objects: their stack is made when first read. */
  public final Shape error = Shape.lazyRoot(StorageClass.NONE);

  /** Objects of built-in classes, and exotic objects. */
  public final Shape exotic = Shape.root(StorageClass.NONE);

  /** Iterator result objects: value, then done, both in reference slots. */
  public final Shape iteratorResult;

  private final Shape small = Shape.root(StorageClass.SMALL);
  private final Shape medium = Shape.root(StorageClass.MEDIUM);
  private final Shape large = Shape.root(StorageClass.LARGE);

  RootShapes() {
    iteratorResult =
        small
            .add(Keys.VALUE, Attributes.DEFAULT, SlotKind.REFERENCE)
            .add(Keys.DONE, Attributes.DEFAULT, SlotKind.REFERENCE);
  }

  /** The root of ordinary objects in a storage class. */
  public Shape ordinary(StorageClass storage) {
    return switch (storage) {
      case SMALL -> small;
      case MEDIUM -> medium;
      case LARGE -> large;
      case NONE -> exotic;
    };
  }
}
