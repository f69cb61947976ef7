package org.ashlar.vm.shape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.Supplier;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/**
 * Layout and attributes of the named properties of an object.
 *
 * <p>Implementation note. Shapes form a tree: a child adds one property, changes one, or clears
 * extensibility. A shape is immutable apart from published caches (lookup table, enumerable names,
 * transitions) and the deprecation mark. Properties of a chain share one array of which each shape
 * sees the first {@link #count}; only the shape whose count is the fill mark appends in place.
 *
 * <p>Slot kinds are learnt: the first value stored decides, and a value that does not fit
 * generalises INT to DOUBLE or either to REFERENCE. The parent then leads to the more general child
 * only, and the old child and its descendants are deprecated: objects of a deprecated shape still
 * read correctly and are migrated by {@code JsObject.migrate} when written or met by an inline
 * cache miss. {@link #current} finds the replacement by replaying the keys.
 *
 * <p>A shape never holds a prototype or anything of a realm. Transitions hold children weakly,
 * children hold parents strongly. All methods may be called by any thread; there are no locks.
 */
public final class Shape {
  private static final VarHandle TRANSITIONS;

  static {
    try {
      TRANSITIONS =
          MethodHandles.lookup().findVarHandle(Shape.class, "transitions", TransitionTable.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final int LINEAR_LIMIT = 8;

  /** Lookups that a shape pays for in turn: most of a chain are only passed through, once. */
  private static final int LOOKUPS_BEFORE_INDEX = 4;

  private final StorageClass storage;
  private final @Nullable Shape parent;
  private final PropertyList list;
  private final int count;
  private final int referenceCount;
  private final int numberCount;
  private final boolean extensible;
  private final boolean mayBeLazy;
  private final boolean dictionary;
  private volatile boolean deprecated;
  private volatile TransitionTable transitions = TransitionTable.EMPTY;
  private volatile @Nullable PropertyIndex index;

  private volatile StringKey @Nullable [] enumerableNames;

  /** Lookups without an index; a lost count is harmless. */
  private byte lookups;

  private Shape(
      StorageClass storage,
      @Nullable Shape parent,
      PropertyList list,
      int count,
      int referenceCount,
      int numberCount,
      boolean extensible,
      boolean mayBeLazy,
      boolean dictionary) {
    this.storage = storage;
    this.parent = parent;
    this.list = list;
    this.count = count;
    this.referenceCount = referenceCount;
    this.numberCount = numberCount;
    this.extensible = extensible;
    this.mayBeLazy = mayBeLazy;
    this.dictionary = dictionary;
  }

  /**
   * A new empty root. One per storage class and use; realms of a sharing group use the same roots.
   */
  public static Shape root(StorageClass storage) {
    return new Shape(storage, null, new PropertyList(), 0, 0, 0, true, false, false);
  }

  /**
   * A new root whose objects may hold values that are made at first read, see {@code
   * object.LazyValue}.
   */
  public static Shape lazyRoot(StorageClass storage) {
    return new Shape(storage, null, new PropertyList(), 0, 0, 0, true, true, false);
  }

  /**
   * The one shape of an object in dictionary mode: it lists nothing, the object's dictionary does.
   * Each such object has its own, so no inline cache can ever match it.
   */
  public static Shape dictionary(StorageClass storage, boolean extensible) {
    return new Shape(storage, null, new PropertyList(), 0, 0, 0, extensible, true, true);
  }

  public StorageClass storage() {
    return storage;
  }

  /** Number of properties. */
  public int count() {
    return count;
  }

  /**
   * Whether so many different properties were added to objects of this shape that what is keyed by
   * data should become a dictionary.
   */
  public boolean isCrowded() {
    return transitions.isCrowded();
  }

  /** Number of reference slots, fields and overflow together. */
  public int referenceCount() {
    return referenceCount;
  }

  /** Number of long slots, fields and overflow together. */
  public int numberCount() {
    return numberCount;
  }

  public boolean isExtensible() {
    return extensible;
  }

  /** Whether a reference slot may hold a lazy value; inline caches on this shape load and test. */
  public boolean mayBeLazy() {
    return mayBeLazy;
  }

  public boolean isDictionary() {
    return dictionary;
  }

  /** Whether a more general shape replaces this one. */
  public boolean isDeprecated() {
    return deprecated;
  }

  /** The property at a position, in order of creation. */
  public Property property(int position) {
    return list.items[position];
  }

  /** All keys, in order of creation. */
  public PropertyKey[] keys() {
    return Arrays.stream(list.items, 0, count).map(Property::key).toArray(PropertyKey[]::new);
  }

  /** The enumerable keys that are strings, in order of creation; not to be changed. */
  public StringKey[] enumerableNames() {
    StringKey[] known = enumerableNames;
    if (known == null) {
      known =
          Arrays.stream(list.items, 0, count)
              .filter(Property::isEnumerable)
              .map(Property::key)
              .filter(StringKey.class::isInstance)
              .toArray(StringKey[]::new);
      enumerableNames = known;
    }
    return known;
  }

  /** The property of an interned key, or Java null. Transient keys are never found. */
  public @Nullable Property lookup(PropertyKey key) {
    PropertyIndex known = index;
    if (known == null) {
      if (count <= LINEAR_LIMIT || ++lookups < LOOKUPS_BEFORE_INDEX) {
        return lookupInTurn(key);
      }
      known = new PropertyIndex(list.items, count);
      index = known;
    }
    return known.find(key);
  }

  private @Nullable Property lookupInTurn(PropertyKey key) {
    Property[] items = list.items;
    for (int i = count - 1; i >= 0; i--) {
      if (items[i].key() == key) {
        return items[i];
      }
    }
    return null;
  }

  /**
   * The shape with one more property, whose slot kind holds {@code kind} or is already more
   * general.
   *
   * @param key interned key that this shape does not have
   */
  public Shape add(PropertyKey key, int attributes, int kind) {
    Transition step = new Transition(key, attributes, Transition.ADD);
    while (true) {
      TransitionTable table = transitions;
      Shape child = table.find(step);
      if (child != null) {
        int present = child.property(count).kind();
        if (SlotKind.join(present, kind) == present) {
          return child;
        }
        kind = SlotKind.join(present, kind);
      }
      Shape made = append(key, attributes, kind);
      if (publish(table, step, child, made)) {
        if (child != null) {
          child.deprecate();
        }
        return made;
      }
    }
  }

  /**
   * The shape in which a property has a slot kind that also holds {@code kind}; this shape becomes
   * deprecated.
   */
  public Shape generalize(PropertyKey key, int kind) {
    Shape made = rebuild(key, -1, kind, false);
    deprecated = true;
    return made;
  }

  /** The shape that replaces a deprecated one, or this one. */
  public Shape current() {
    return deprecated ? replay(null, SlotKind.INT) : this;
  }

  /** The shape with other attributes of one property; the order of properties stays. */
  public Shape withAttributes(PropertyKey key, int attributes) {
    Transition step = new Transition(key, attributes, Transition.CHANGE);
    return derived(step, () -> rebuild(key, attributes, SlotKind.INT, true));
  }

  /**
   * The shape without one property, or Java null if it is not the last one added and the object
   * should become a dictionary.
   */
  public @Nullable Shape withoutLast(PropertyKey key) {
    Shape before = parent;
    return before != null
            && count > 0
            && before.count == count - 1
            && property(count - 1).key() == key
        ? before
        : null;
  }

  /** The same layout on which no property can be added. */
  public Shape notExtensible() {
    return extensible
        ? derived(
            new Transition(null, 0, Transition.PREVENT_EXTENSIONS),
            () ->
                new Shape(
                    storage,
                    this,
                    list,
                    count,
                    referenceCount,
                    numberCount,
                    false,
                    mayBeLazy,
                    dictionary))
        : this;
  }

  private Shape derived(Transition step, Supplier<Shape> maker) {
    while (true) {
      TransitionTable table = transitions;
      Shape child = table.find(step);
      if (child != null) {
        return child;
      }
      Shape made = maker.get();
      if (publish(table, step, null, made)) {
        return made;
      }
    }
  }

  private boolean publish(
      TransitionTable table, Transition step, @Nullable Shape before, Shape made) {
    TransitionTable grown = table.with(step, before, made);
    return grown == table || (grown != null && TRANSITIONS.compareAndSet(this, table, grown));
  }

  private Shape append(PropertyKey key, int attributes, int kind) {
    boolean reference = kind == SlotKind.REFERENCE;
    Property added = new Property(key, attributes, kind, reference ? referenceCount : numberCount);
    PropertyList grown = list.append(count, added);
    return new Shape(
        storage,
        this,
        grown,
        count + 1,
        referenceCount + (reference ? 1 : 0),
        numberCount + (reference ? 0 : 1),
        extensible,
        mayBeLazy,
        false);
  }

  /**
   * A shape outside the add-transitions (attribute change), or the replayed chain (kind change).
   */
  private Shape rebuild(PropertyKey key, int attributes, int kind, boolean detached) {
    if (!detached) {
      return replay(key, kind);
    }
    Property[] changed = Arrays.copyOf(list.items, count);
    for (int i = 0; i < count; i++) {
      Property p = changed[i];
      if (p.key() == key) {
        // Accessors live in reference slots; a data property that becomes one needs such a slot.
        boolean needsReference =
            (attributes & Attributes.ACCESSOR) != 0 && p.kind() != SlotKind.REFERENCE;
        if (needsReference) {
          return generalize(key, SlotKind.REFERENCE).withAttributes(key, attributes);
        }
        changed[i] = new Property(key, attributes, p.kind(), p.slot());
      }
    }
    return new Shape(
        storage,
        this,
        new PropertyList(changed, count),
        count,
        referenceCount,
        numberCount,
        extensible,
        mayBeLazy,
        false);
  }

  /**
   * The shape with the same keys and attributes that today's transitions lead to, one key at least
   * as general as asked.
   */
  private Shape replay(@Nullable PropertyKey widened, int kind) {
    Shape at = rootOf();
    for (int i = 0; i < count; i++) {
      Property p = property(i);
      int wanted = p.key() == widened ? SlotKind.join(p.kind(), kind) : p.kind();
      at = at.add(p.key(), p.attributes(), wanted);
    }
    return extensible ? at : at.notExtensible();
  }

  private Shape rootOf() {
    Shape at = this;
    for (Shape up = at.parent; up != null; up = at.parent) {
      at = up;
    }
    return at;
  }

  private void deprecate() {
    deprecated = true;
    transitions.forEachChild(Shape::deprecate);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Shape{");
    for (int i = 0; i < count; i++) {
      Property p = property(i);
      text.append(i == 0 ? "" : ", ")
          .append(p.key())
          .append(':')
          .append("IDR".charAt(p.kind()))
          .append(p.slot());
    }
    return text.append(extensible ? "}" : "; not extensible}").toString();
  }
}
