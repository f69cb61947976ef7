package org.ashlar.vm.shape;

/**
 * The small family of Java classes that hold the slots of objects in fields. A root shape belongs
 * to one of them, so a shape implies where each slot lies; slots beyond the fields are in the
 * object's overflow arrays.
 */
public enum StorageClass {
  /** No slot fields: built-ins, exotic objects, functions. */
  NONE(0),
  /** Two reference and two long fields. */
  SMALL(2),
  /** Four of each. */
  MEDIUM(4),
  /** Eight of each. */
  LARGE(8);

  private final int fields;

  StorageClass(int fields) {
    this.fields = fields;
  }

  /** Number of reference fields, and also of long fields. */
  public int fields() {
    return fields;
  }

  /**
   * The class that holds so many reference and long slots with least waste; what does not fit
   * overflows.
   */
  public static StorageClass fitting(int references, int numbers) {
    int most = Math.max(references, numbers);
    return most <= 2 ? SMALL : most <= 4 ? MEDIUM : LARGE;
  }
}
