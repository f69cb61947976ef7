package org.ashlar.vm.feedback;

import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.SlotKind;
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

  /**
   * Most entries of a polymorphic site: four classes, each with the shape its first objects had.
   */
  public static final int MAX_ENTRIES = 8;

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

  /** {@link #representation}: an int32 in a long slot. */
  public static final int INT = 0;

  /** {@link #representation}: the bits of a double in a long slot. */
  public static final int DOUBLE = 1;

  /** {@link #representation}: a reference slot that holds the value itself. */
  public static final int REFERENCE = 2;

  /** {@link #representation}: a reference slot whose value may still have to be made. */
  public static final int LAZY = 3;

  /** {@link #location} of the first overflow slot. */
  public static final int OVERFLOW = 8;

  /** How the slot holds the value. */
  public final int representation;

  /** Number of the slot's field, or {@link #OVERFLOW} and more for the overflow arrays. */
  public final int location;

  /** Whether an ADD needs no room in the overflow arrays. */
  public final boolean addsInPlace;

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
    Shape holder = target != null ? target : chain.length > 0 ? chain[chain.length - 1] : shape;
    int fields = holder == null ? 0 : holder.storage().fields();
    this.location = slot < fields ? slot : slot - fields + OVERFLOW;
    this.representation =
        kind != SlotKind.REFERENCE ? kind : holder != null && holder.mayBeLazy() ? LAZY : REFERENCE;
    this.addsInPlace = target != null && location < OVERFLOW;
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
