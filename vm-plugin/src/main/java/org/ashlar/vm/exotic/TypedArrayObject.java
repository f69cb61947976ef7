package org.ashlar.vm.exotic;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.OrdinaryObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.NumberToText;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.TextToNumber;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A TypedArray exotic object (clause 10.4.5). Its length is computed at each access because the
 * buffer may be resized or detached under it.
 */
public final class TypedArrayObject extends JsObject {
  /** Length argument of an array that follows its buffer's length. */
  public static final int TRACKING = -1;

  private final ElementType type;
  private final ArrayBufferObject buffer;
  private final int byteOffset;
  private final int fixedLength;

  /** Whether elements take no values because the buffer is immutable. */
  private final boolean readOnly;

  public TypedArrayObject(
      Shape shape,
      @Nullable JsObject prototype,
      ElementType type,
      ArrayBufferObject buffer,
      int byteOffset,
      int fixedLength) {
    super(shape, prototype);
    this.type = type;
    this.buffer = buffer;
    this.byteOffset = byteOffset;
    this.fixedLength = fixedLength;
    this.readOnly = buffer.isImmutable();
  }

  public ElementType type() {
    return type;
  }

  public ArrayBufferObject buffer() {
    return buffer;
  }

  /** The offset as constructed, whether or not it is still in bounds. */
  public int byteOffset() {
    return byteOffset;
  }

  public boolean isLengthTracking() {
    return fixedLength == TRACKING;
  }

  /** IsTypedArrayOutOfBounds; a detached buffer counts. */
  public boolean isOutOfBounds() {
    if (buffer.isDetached()) {
      return true;
    }
    int bytes = buffer.byteLength();
    return byteOffset > bytes
        || (fixedLength >= 0 && (long) byteOffset + (long) fixedLength * type.size() > bytes);
  }

  /** Elements now, 0 if out of bounds. */
  public int length() {
    if (isOutOfBounds()) {
      return 0;
    }
    return fixedLength >= 0 ? fixedLength : (buffer.byteLength() - byteOffset) / type.size();
  }

  /** The property "length" where its getter is what it was at first, else -1. */
  public int lengthProperty(Agent agent) {
    Realm realm = agent.realm;
    JsObject parent = prototype;
    return realm.typedArrayLengthIntact
            && shape == agent.group().roots().exotic
            && parent != null
            && parent == realm.intrinsicIfMade(type.prototype())
            && parent.prototype == realm.intrinsicIfMade(Intrinsic.TYPED_ARRAY_PROTOTYPE)
        ? length()
        : -1;
  }

  /** The element at an index, or Java null if it is not a valid index. */
  public @Nullable Object element(long index) {
    return index >= 0 && index < length() ? type.get(buffer.store(), at(index)) : null;
  }

  /** Stores a coerced number at an index if that is still valid; the buffer must be mutable. */
  public void storeElement(long index, Object numeric) {
    if (index >= 0 && index < length()) {
      type.set(buffer.store(), at(index), numeric);
    }
  }

  /** The int32 at an index; {@link Elements#INT_HOLE} if there is none, or perhaps that value. */
  public int intElement(int index) {
    return index >= 0 && index < length()
        ? type.getInt(buffer.store(), at(index))
        : Elements.INT_HOLE;
  }

  /** The number at an index, with NaN made canonical; the hole if there is no number. */
  public double doubleElement(int index) {
    return index >= 0 && index < length()
        ? type.getDouble(buffer.store(), at(index))
        : Elements.DOUBLE_HOLE;
  }

  /** Stores a number at a valid index; false if the index is not, or there is more to look at. */
  public boolean setInt(int index, int value) {
    return isWritable(index) && type.setInt(buffer.store(), at(index), value);
  }

  /** Stores a number at a valid index; false if the index is not, or there is more to look at. */
  public boolean setDouble(int index, double value) {
    return isWritable(index) && type.setDouble(buffer.store(), at(index), value);
  }

  private boolean isWritable(int index) {
    return index >= 0 && index < length() && !readOnly;
  }

  /** Byte offset of an element in the buffer. */
  public int at(long index) {
    return byteOffset + (int) index * type.size();
  }

  /**
   * The integer index a key canonically means, -1 for a numeric key that is none, -2 for any other
   * key.
   */
  private static long numericIndex(PropertyKey key) {
    if (key instanceof IndexKey index) {
      return index.index();
    }
    if (!(key instanceof StringKey name)) {
      return NOT_NUMERIC;
    }
    String text = name.string();
    char first = text.isEmpty() ? 'x' : text.charAt(0);
    if (!(first >= '0' && first <= '9') && first != '-' && first != 'I' && first != 'N') {
      return NOT_NUMERIC;
    }
    if (text.equals("-0")) {
      return INVALID;
    }
    double number = TextToNumber.stringToDouble(text);
    if (!NumberToText.toText(number).equals(text)) {
      return NOT_NUMERIC;
    }
    return number == Math.rint(number) && number >= 0 && number < 0x1p53 ? (long) number : INVALID;
  }

  private static final long INVALID = -1;
  private static final long NOT_NUMERIC = -2;

  @Override
  public boolean isVirtual(PropertyKey key) {
    return numericIndex(key) != NOT_NUMERIC;
  }

  @Override
  public boolean overridesGet() {
    return true;
  }

  @Override
  public @Nullable PropertyDescriptor getOwnProperty(Agent agent, PropertyKey key) {
    long index = numericIndex(key);
    if (index == NOT_NUMERIC) {
      return super.getOwnProperty(agent, key);
    }
    Object value = element(index);
    return value == null ? null : PropertyDescriptor.data(value, elementAttributes());
  }

  private int elementAttributes() {
    return readOnly ? Attributes.ENUMERABLE : Attributes.DEFAULT;
  }

  @Override
  public boolean hasProperty(Agent agent, PropertyKey key) {
    long index = numericIndex(key);
    return index == NOT_NUMERIC ? super.hasProperty(agent, key) : index >= 0 && index < length();
  }

  @Override
  public boolean defineOwnProperty(Agent agent, PropertyKey key, PropertyDescriptor wanted) {
    long index = numericIndex(key);
    if (index == NOT_NUMERIC) {
      return super.defineOwnProperty(agent, key, wanted);
    }
    Object present = element(index);
    if (present == null) {
      return false;
    }
    if (readOnly) {
      PropertyDescriptor own = PropertyDescriptor.data(present, elementAttributes());
      return OrdinaryObject.validateAndApply(agent, null, key, false, wanted, own);
    }
    if (wanted.isAccessor()) {
      return false;
    }
    for (int bit :
        new int[] {Attributes.CONFIGURABLE, Attributes.ENUMERABLE, Attributes.WRITABLE}) {
      if (wanted.has(bit) && !wanted.is(bit)) {
        return false;
      }
    }
    Object value = wanted.value();
    if (value != null) {
      storeElement(index, type.coerce(agent, value));
    }
    return true;
  }

  @Override
  public Object get(Agent agent, PropertyKey key, Object receiver) {
    long index = numericIndex(key);
    if (index == NOT_NUMERIC) {
      return OrdinaryObject.get(agent, this, key, receiver);
    }
    Object value = element(index);
    return value == null ? Undefined.UNDEFINED : value;
  }

  @Override
  public Object getElement(Agent agent, int index) {
    Object value = element(index);
    return value == null ? Undefined.UNDEFINED : value;
  }

  @Override
  public boolean set(Agent agent, PropertyKey key, Object value, Object receiver) {
    long index = numericIndex(key);
    if (index == NOT_NUMERIC) {
      return super.set(agent, key, value, receiver);
    }
    if (readOnly) {
      return false;
    }
    if (receiver == this) {
      storeElement(index, type.coerce(agent, value));
      return true;
    }
    return index < 0 || index >= length() || OrdinaryObject.set(agent, this, key, value, receiver);
  }

  @Override
  public boolean delete(Agent agent, PropertyKey key) {
    long index = numericIndex(key);
    return index == NOT_NUMERIC ? super.delete(agent, key) : index < 0 || index >= length();
  }

  @Override
  public List<PropertyKey> ownPropertyKeys(Agent agent) {
    int length = length();
    agent.charge(length * 16L);
    List<PropertyKey> keys = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      keys.add(IndexKey.of(i));
    }
    appendNamedKeys(keys);
    return keys;
  }

  @Override
  public boolean preventExtensions(Agent agent) {
    return (isLengthTracking() || (buffer.isResizable() && !buffer.isShared()))
        ? false
        : super.preventExtensions(agent);
  }

  @Override
  public String className() {
    return type.arrayName();
  }
}
