package org.ashlar.vm.feedback;

import org.ashlar.vm.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * One immutable inline cache entry of a property site; entries of a polymorphic site form a list,
 * newest first.
 *
 * <p>Invariant: for a receiver whose shape is {@link #shape}, and whose prototypes have in turn
 * exactly the shapes of {@link #chain}, the property is in slot {@link #slot} of the last of these
 * objects (of the receiver if the chain is empty). For {@link Form#ABSENT} no object of the chain
 * has it and the chain ends in null. For {@link Form#ADD} the chain is the whole prototype chain,
 * none of which has the key, and the receiver goes to {@link #target}.
 */
public final class PropertyCache {
  /** What the slot is and where. */
  public enum Form {
    /** Data property of the receiver (or of the last of the chain when reading). */
    DATA,
    /** The slot holds an accessor. */
    ACCESSOR,
    /** Nobody has it: undefined. */
    ABSENT,
    /** A store adds it to the receiver. */
    ADD
  }

  /** Most entries of a polymorphic site. */
  public static final int MAX_ENTRIES = 4;

  private static final Shape[] NO_CHAIN = new Shape[0];

  /** The entry of a site that has seen too many shapes. */
  public static final PropertyCache MEGAMORPHIC =
      new PropertyCache(null, NO_CHAIN, Form.ABSENT, 0, 0, null, null);

  public final @Nullable Shape shape;
  public final Shape[] chain;
  public final Form form;

  /** {@code SlotKind} of the slot. */
  public final int kind;

  public final int slot;

  /** Shape after an ADD. */
  public final @Nullable Shape target;

  /** Whether the slot is a data property of the receiver itself. */
  public final boolean ownData;

  /** Whether the slot is a data property of the receiver's prototype. */
  public final boolean protoData;

  /** Shape of the prototype if {@link #protoData}. */
  public final @Nullable Shape holderShape;

  /** The next older entry. */
  public final @Nullable PropertyCache next;

  public PropertyCache(
      @Nullable Shape shape,
      Shape[] chain,
      Form form,
      int kind,
      int slot,
      @Nullable Shape target,
      @Nullable PropertyCache next) {
    this.shape = shape;
    this.chain = chain;
    this.form = form;
    this.kind = kind;
    this.slot = slot;
    this.target = target;
    this.next = next;
    this.ownData = form == Form.DATA && chain.length == 0;
    this.protoData = form == Form.DATA && chain.length == 1;
    this.holderShape = protoData ? chain[0] : null;
  }

  /** Own data or accessor slot. */
  public static PropertyCache own(
      Shape shape, Form form, int kind, int slot, @Nullable PropertyCache next) {
    return new PropertyCache(shape, NO_CHAIN, form, kind, slot, null, next);
  }

  /** Number of entries from this one on. */
  public int entries() {
    int n = 0;
    for (PropertyCache at = this; at != null; at = at.next) {
      n++;
    }
    return n;
  }
}
