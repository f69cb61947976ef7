package org.ashlar.vm.object;

import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A property descriptor (clause 6.2.6), possibly partial. A present getter or setter that is
 * undefined is {@link Undefined#UNDEFINED}; an absent field is Java null.
 */
public final class PropertyDescriptor {
  private final @Nullable Object value;
  private final @Nullable Object getter;
  private final @Nullable Object setter;
  private final int present;
  private final int attributes;

  private PropertyDescriptor(
      @Nullable Object value,
      @Nullable Object getter,
      @Nullable Object setter,
      int present,
      int attributes) {
    this.value = value;
    this.getter = getter;
    this.setter = setter;
    this.present = present;
    this.attributes = attributes;
  }

  /** A complete data descriptor; {@code attributes} are bits of {@link Attributes}. */
  public static PropertyDescriptor data(Object value, int attributes) {
    return new PropertyDescriptor(value, null, null, Attributes.DEFAULT, attributes);
  }

  /** A complete accessor descriptor. */
  public static PropertyDescriptor accessor(
      @Nullable JsFunction getter, @Nullable JsFunction setter, int attributes) {
    return new PropertyDescriptor(
        null,
        getter == null ? Undefined.UNDEFINED : getter,
        setter == null ? Undefined.UNDEFINED : setter,
        Attributes.ENUMERABLE | Attributes.CONFIGURABLE,
        attributes & (Attributes.ENUMERABLE | Attributes.CONFIGURABLE));
  }

  /** What a stored property looks like from outside. */
  public static PropertyDescriptor of(Object slotValue, int attributes) {
    return slotValue instanceof Accessor pair
        ? accessor(pair.getter(), pair.setter(), attributes)
        : data(slotValue, attributes & Attributes.DEFAULT);
  }

  /** A descriptor with the value field alone. */
  public static PropertyDescriptor valueOnly(Object value) {
    return new PropertyDescriptor(value, null, null, 0, 0);
  }

  /**
   * A descriptor with any set of fields.
   *
   * @param present which of WRITABLE, ENUMERABLE, CONFIGURABLE are present
   * @param attributes their values
   */
  public static PropertyDescriptor partial(
      @Nullable Object value,
      @Nullable Object getter,
      @Nullable Object setter,
      int present,
      int attributes) {
    return new PropertyDescriptor(value, getter, setter, present, attributes & present);
  }

  public @Nullable Object value() {
    return value;
  }

  /** A function, undefined, or Java null if absent. */
  public @Nullable Object getter() {
    return getter;
  }

  /** A function, undefined, or Java null if absent. */
  public @Nullable Object setter() {
    return setter;
  }

  public boolean has(int attribute) {
    return (present & attribute) != 0;
  }

  /** Whether an attribute is present and true. */
  public boolean is(int attribute) {
    return (attributes & attribute) != 0;
  }

  public boolean isWritable() {
    return is(Attributes.WRITABLE);
  }

  public boolean isEnumerable() {
    return is(Attributes.ENUMERABLE);
  }

  public boolean isConfigurable() {
    return is(Attributes.CONFIGURABLE);
  }

  /** Bits of the present and true attributes. */
  public int attributes() {
    return attributes;
  }

  /** Bits of the present attributes. */
  public int presentAttributes() {
    return present;
  }

  public boolean isAccessor() {
    return getter != null || setter != null;
  }

  public boolean isData() {
    return value != null || (present & Attributes.WRITABLE) != 0;
  }

  public boolean isGeneric() {
    return !isAccessor() && !isData();
  }

  /** The accessor pair of a descriptor with accessor fields; absent fields count as undefined. */
  public Accessor toAccessor() {
    return new Accessor(
        getter instanceof JsFunction g ? g : null, setter instanceof JsFunction s ? s : null);
  }
}
