package org.ashlar.vm.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Property;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.SlotKind;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * An object: shape, prototype, named slots and elements, with the ordinary internal methods (clause
 * 10.1).
 *
 * <p>Implementation note. The <em>raw</em> methods are the storage: own properties without the
 * language's rules. The internal methods carry their names of the specification and are virtual; an
 * exotic object overrides those in which it differs, and says through {@link #isVirtual} which of
 * its own keys live outside the raw storage, and through {@link #overridesGet} and {@link
 * #overridesSet} that a walk along a prototype chain must stop and ask it.
 *
 * <p>Slots lie in fields of the subclasses {@link SmallObject} and up, then in the overflow arrays;
 * the shape's storage class says how many fields there are. Fields are public because inline caches
 * and compiled code read them; only this package and the layers that implement inline caches write
 * them. An object belongs to one agent and is used by one thread at a time.
 */
public class JsObject {
  /** {@link #flags}: some object has this one as its prototype. */
  public static final int USED_AS_PROTOTYPE = 1;

  /** {@link #flags}: the prototype is not the one the object was made with. */
  public static final int PROTOTYPE_REPLACED = 1 << 1;

  /** {@link #flags}: writes to named properties are reported to the realm, see {@link Watch}. */
  public static final int WATCHED = 1 << 2;

  /** {@link #flags}: the bits from here up are the identity hash, 0 before it is asked for. */
  private static final int IDENTITY_HASH_SHIFT = 8;

  // Bits 5 to 7 belong to ArrayQueue.

  private static final int MAX_NAMED = 1020;

  /** Properties beyond which an object that gets a computed key becomes a dictionary. */
  private static final int MAX_COMPUTED = 128;

  private static final Object[] NO_REFERENCES = new Object[0];
  private static final long[] NO_NUMBERS = new long[0];

  public Shape shape;
  public @Nullable JsObject prototype;

  /**
   * {@code int[]}, {@code double[]}, {@code Object[]} or {@link SparseElements}; see {@link
   * Elements}.
   */
  public Object elements = Elements.EMPTY;

  /**
   * Reference slots beyond the fields; in dictionary mode the {@link Dictionary} is its only
   * element.
   */
  public Object[] references = NO_REFERENCES;

  /** Number slots beyond the fields. */
  public long[] numbers = NO_NUMBERS;

  public int flags;

  public JsObject(Shape shape, @Nullable JsObject prototype) {
    this.shape = shape;
    this.prototype = prototype;
  }

  /**
   * A hash that stays with this object. The JVM's own would be kept in the header, which then has
   * to grow.
   */
  public final int identityHash(Agent agent) {
    int hash = flags >>> IDENTITY_HASH_SHIFT;
    if (hash == 0) {
      hash = (agent.nextIdentityHash() >>> IDENTITY_HASH_SHIFT) | 1;
      flags |= hash << IDENTITY_HASH_SHIFT;
    }
    return hash;
  }

  // ---- Slots ----

  /** Raw content of a reference slot: a value, an {@link Accessor} or a {@link LazyValue}. */
  public Object reference(int slot) {
    return references[slot];
  }

  public void setReference(int slot, Object value) {
    references[slot] = value;
  }

  public long number(int slot) {
    return numbers[slot];
  }

  public void setNumber(int slot, long bits) {
    numbers[slot] = bits;
  }

  /** The value in a slot, made now if it is lazy. Accessors come as {@link Accessor}. */
  public final Object slotValue(int kind, int slot) {
    if (kind == SlotKind.REFERENCE) {
      Object value = reference(slot);
      if (value instanceof LazyValue lazy) {
        value = lazy.materialize();
        setReference(slot, value);
      }
      return value;
    }
    long bits = number(slot);
    return kind == SlotKind.INT ? (Object) (int) bits : (Object) Double.longBitsToDouble(bits);
  }

  /** Stores a value that the kind holds, see {@link SlotKind#holds}. */
  public final void storeSlot(int kind, int slot, Object value) {
    if (kind == SlotKind.REFERENCE) {
      setReference(slot, value);
    } else if (kind == SlotKind.INT) {
      setNumber(slot, (Integer) value);
    } else {
      setNumber(slot, Double.doubleToRawLongBits(((Number) value).doubleValue()));
    }
  }

  private void ensureCapacity(Shape target) {
    int fields = target.storage().fields();
    int moreReferences = target.referenceCount() - fields;
    if (moreReferences > references.length) {
      references = Arrays.copyOf(references, Math.max(moreReferences, references.length * 2 + 2));
    }
    int moreNumbers = target.numberCount() - fields;
    if (moreNumbers > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(moreNumbers, numbers.length * 2 + 2));
    }
  }

  /**
   * Goes to the child shape that has one property more and stores its value; the inline cache's ADD
   * and the slow path.
   */
  public final void extend(Shape target, Object value) {
    ensureCapacity(target);
    Property added = target.property(target.count() - 1);
    storeSlot(added.kind(), added.slot(), value);
    shape = target;
  }

  /** Moves all slots to a shape with the same keys in the same order. */
  public final void migrate(Shape target) {
    Shape before = shape;
    if (before == target) {
      return;
    }
    int count = before.count();
    Object[] values = new Object[count];
    for (int i = 0; i < count; i++) {
      Property p = before.property(i);
      values[i] =
          p.kind() == SlotKind.REFERENCE ? reference(p.slot()) : slotValue(p.kind(), p.slot());
    }
    ensureCapacity(target);
    shape = target;
    for (int i = 0; i < count; i++) {
      Property p = target.property(i);
      storeSlot(p.kind(), p.slot(), values[i]);
    }
  }

  // ---- Raw storage of own properties ----

  /**
   * Hook for objects that make some named properties late: functions' name, length and prototype.
   */
  protected void prepareNamed(PropertyKey key) {}

  /** Hook for {@link #rawKeys}: makes all late properties. */
  protected void prepareAllNamed() {}

  public final boolean isDictionary() {
    return shape.isDictionary();
  }

  final Dictionary dictionary() {
    return (Dictionary) references[0];
  }

  /** Attribute bits of an own property, or -1. */
  public int rawAttributes(PropertyKey key) {
    if (key instanceof IndexKey index) {
      return elementAttributes(index.index());
    }
    prepareNamed(key);
    if (isDictionary()) {
      Dictionary.Entry entry = dictionary().find(key);
      return entry == null ? -1 : entry.attributes;
    }
    Property property = shape.lookup(key);
    return property == null ? -1 : property.attributes();
  }

  /** Value or {@link Accessor} of an own property, or Java null. */
  public @Nullable Object rawGet(PropertyKey key) {
    if (key instanceof IndexKey index) {
      return Elements.get(elements, index.index());
    }
    prepareNamed(key);
    if (isDictionary()) {
      return entryValue(dictionary().find(key));
    }
    Property property = shape.lookup(key);
    return property == null ? null : slotValue(property.kind(), property.slot());
  }

  static @Nullable Object entryValue(Dictionary.@Nullable Entry entry) {
    if (entry != null && entry.value instanceof LazyValue lazy) {
      entry.value = lazy.materialize();
    }
    return entry == null ? null : entry.value;
  }

  private int elementAttributes(long index) {
    if (elements instanceof SparseElements sparse) {
      Dictionary.Entry entry = sparse.find(index);
      return entry == null ? -1 : entry.attributes;
    }
    return Elements.get(elements, index) == null ? -1 : Attributes.DEFAULT;
  }

  /** Adds or replaces an own property; no rule of the language is checked. */
  public void rawPut(Agent agent, PropertyKey key, Object value, int attributes) {
    if (key instanceof IndexKey index) {
      ElementStore.put(agent, this, index.index(), value, attributes);
      return;
    }
    if ((flags & WATCHED) != 0) {
      Watch.changed(this, key);
    }
    prepareNamed(key);
    if (isDictionary()) {
      dictionary().put(key, value, attributes);
      return;
    }
    Property property = shape.lookup(key);
    if (property == null) {
      addNamed(agent, key, value, attributes);
      return;
    }
    if (property.attributes() != attributes) {
      migrate(shape.withAttributes(key, attributes));
      property = Objects.requireNonNull(shape.lookup(key));
    }
    storeNamed(property, value);
  }

  private void addNamed(Agent agent, PropertyKey key, Object value, int attributes) {
    if (isKeyedByData(key)) {
      becomeDictionary();
      dictionary().put(key, value, attributes);
      return;
    }
    PropertyKey interned = agent.group().keys().intern(key);
    int kind = SlotKind.of(value);
    extend(currentShape().add(interned, attributes, kind), value);
  }

  /** A key that no shape has yet is none that stands in a program: it was computed. */
  private boolean isKeyedByData(PropertyKey added) {
    int count = shape.count();
    boolean computed = added instanceof StringKey text && !text.interned();
    return count >= MAX_NAMED || (computed && (count >= MAX_COMPUTED || shape.isCrowded()));
  }

  private Shape currentShape() {
    if (shape.isDeprecated()) {
      migrate(shape.current());
    }
    return shape;
  }

  private void storeNamed(Property property, Object value) {
    if (SlotKind.holds(property.kind(), value)) {
      storeSlot(property.kind(), property.slot(), value);
      return;
    }
    migrate(shape.generalize(property.key(), SlotKind.of(value)));
    Property widened = Objects.requireNonNull(shape.lookup(property.key()));
    storeSlot(widened.kind(), widened.slot(), value);
  }

  /** Stores to an existing own data property, keeping its attributes. */
  public void rawStore(Agent agent, PropertyKey key, Object value) {
    rawPut(agent, key, value, rawAttributes(key));
  }

  /** Removes an own property if it is there. */
  public void rawRemove(PropertyKey key) {
    if (key instanceof IndexKey index) {
      ElementStore.remove(this, index.index());
      return;
    }
    if ((flags & WATCHED) != 0) {
      Watch.changed(this, key);
    }
    prepareNamed(key);
    if (!isDictionary()) {
      Property property = shape.lookup(key);
      if (property == null) {
        return;
      }
      Shape without = shape.withoutLast(key);
      if (without != null && !shape.isDeprecated()) {
        if (property.kind() == SlotKind.REFERENCE) {
          setReference(property.slot(), Undefined.UNDEFINED);
        }
        shape = without;
        return;
      }
      becomeDictionary();
    }
    dictionary().remove(key);
  }

  /** Own keys in the order of the language; private names are left out. */
  public List<PropertyKey> rawKeys() {
    prepareAllNamed();
    List<PropertyKey> keys = new ArrayList<>();
    ElementStore.appendIndices(elements, keys);
    appendNamedKeys(keys);
    return keys;
  }

  /** Appends string keys, then symbols. */
  protected void appendNamedKeys(List<PropertyKey> keys) {
    if (isDictionary()) {
      List<PropertyKey> named = dictionary().keys();
      appendKind(named, keys, StringKey.class);
      appendKind(named, keys, Symbol.class);
      return;
    }
    Shape now = shape;
    boolean symbols = false;
    for (int i = 0; i < now.count(); i++) {
      PropertyKey key = now.property(i).key();
      if (key instanceof StringKey) {
        keys.add(key);
      } else {
        symbols |= key instanceof Symbol;
      }
    }
    for (int i = 0; symbols && i < now.count(); i++) {
      if (now.property(i).key() instanceof Symbol symbol) {
        keys.add(symbol);
      }
    }
  }

  static void appendKind(
      Iterable<PropertyKey> from, List<PropertyKey> to, Class<? extends PropertyKey> kind) {
    for (PropertyKey key : from) {
      if (kind.isInstance(key)) {
        to.add(key);
      }
    }
  }

  /** Switches to dictionary mode. */
  public final void becomeDictionary() {
    if (isDictionary()) {
      return;
    }
    Dictionary made = new Dictionary();
    Shape before = shape;
    for (int i = 0; i < before.count(); i++) {
      Property p = before.property(i);
      Object value =
          p.kind() == SlotKind.REFERENCE ? reference(p.slot()) : slotValue(p.kind(), p.slot());
      made.put(p.key(), value, p.attributes());
    }
    references = new Object[] {made};
    numbers = NO_NUMBERS;
    shape = Shape.dictionary(before.storage(), before.isExtensible());
  }

  // ---- Internal methods ----

  /** [[GetPrototypeOf]]. */
  public @Nullable JsObject getPrototypeOf(Agent agent) {
    return prototype;
  }

  /** [[SetPrototypeOf]]. */
  public boolean setPrototypeOf(Agent agent, @Nullable JsObject wanted) {
    return OrdinaryObject.setPrototypeOf(agent, this, wanted);
  }

  /** [[IsExtensible]]. */
  public boolean isExtensible(Agent agent) {
    return shape.isExtensible();
  }

  /** [[PreventExtensions]]. */
  public boolean preventExtensions(Agent agent) {
    prepareAllNamed();
    ElementStore.becomeSparse(this);
    shape =
        isDictionary() ? Shape.dictionary(shape.storage(), false) : currentShape().notExtensible();
    return true;
  }

  /** Whether an own key of this object lives outside the raw storage. */
  public boolean isVirtual(PropertyKey key) {
    return false;
  }

  /**
   * Whether a [[Get]] that reaches this object along a prototype chain must call its {@link #get}.
   */
  public boolean overridesGet() {
    return false;
  }

  /**
   * Whether a [[Set]] or [[HasProperty]] that reaches this object along a prototype chain must call
   * its own method.
   */
  public boolean overridesSet() {
    return overridesGet();
  }

  /** Whether [[GetPrototypeOf]] is not just the field: proxies. */
  public boolean overridesGetPrototypeOf() {
    return false;
  }

  /**
   * Whether a question about an own property would run code of the program: who only words a
   * message must not ask it.
   */
  public boolean isAskedByCode() {
    return overridesGetPrototypeOf();
  }

  /** [[GetOwnProperty]]; Java null for undefined. */
  public @Nullable PropertyDescriptor getOwnProperty(Agent agent, PropertyKey key) {
    Object value = rawGet(key);
    return value == null ? null : PropertyDescriptor.of(value, rawAttributes(key));
  }

  /** [[DefineOwnProperty]]. */
  public boolean defineOwnProperty(Agent agent, PropertyKey key, PropertyDescriptor descriptor) {
    return OrdinaryObject.defineOwnProperty(agent, this, key, descriptor);
  }

  /** [[HasProperty]]. */
  public boolean hasProperty(Agent agent, PropertyKey key) {
    return OrdinaryObject.hasProperty(agent, this, key);
  }

  /** [[Get]]. */
  public Object get(Agent agent, PropertyKey key, Object receiver) {
    return OrdinaryObject.get(agent, this, key, receiver);
  }

  /** [[Get]] with this object as the receiver. */
  public final Object get(Agent agent, PropertyKey key) {
    return get(agent, key, this);
  }

  /** [[Set]]. */
  public boolean set(Agent agent, PropertyKey key, Object value, Object receiver) {
    return OrdinaryObject.set(agent, this, key, value, receiver);
  }

  /** [[Delete]]. */
  public boolean delete(Agent agent, PropertyKey key) {
    return OrdinaryObject.delete(agent, this, key);
  }

  /** [[OwnPropertyKeys]]. */
  public List<PropertyKey> ownPropertyKeys(Agent agent) {
    return rawKeys();
  }

  /**
   * Own value for a [[Get]] walk: value, {@link Accessor}, or Java null if there is no such own
   * property.
   */
  protected @Nullable Object ownForGet(Agent agent, PropertyKey key) {
    return rawGet(key);
  }

  /**
   * [[Get]] of an array index with this object as the receiver, without making a key where the
   * element is plain.
   */
  public Object getElement(Agent agent, int index) {
    Object value = Elements.get(elements, index);
    return value != null && !(value instanceof Accessor)
        ? value
        : get(agent, IndexKey.of(index), this);
  }

  /**
   * [[Set]] of an array index with this object as the receiver, see {@link #getElement}.
   *
   * @return whether it succeeded
   */
  public boolean setElement(Agent agent, int index, Object value) {
    return set(agent, IndexKey.of(index), value, this);
  }

  /** The class name that messages and the inspector use when there is no better one. */
  public String className() {
    return "Object";
  }

  /** Whether typeof says "undefined": document.all and its stand-in in tests. */
  public boolean isHtmlDda() {
    return false;
  }
}
