package org.ashlar.vm.object;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * An array exotic object (clause 10.4.2).
 *
 * <p>While its storage is dense, {@link #length} is the length and the length is writable; a sparse
 * array keeps both in its {@link SparseElements} and {@link #length} is {@link #SPARSE_LENGTH}, so
 * that every fast path that compares an index with it misses.
 */
public final class JsArray extends JsObject {
  /** {@link #length} of an array with sparse storage. */
  public static final int SPARSE_LENGTH = -1;

  public static final long MAX_LENGTH = IndexKey.MAX_INDEX + 1;

  public int length;

  /** An empty array; see {@link Realm#newArray()} for the usual way. */
  public JsArray(Shape shape, @Nullable JsObject prototype) {
    super(shape, prototype);
  }

  /** An array that takes ownership of dense storage. */
  public JsArray(Shape shape, @Nullable JsObject prototype, Object dense, int length) {
    super(shape, prototype);
    this.elements = dense;
    this.length = length;
  }

  /** The length, 0 to 2^32 - 1. */
  public long lengthValue() {
    return length >= 0 ? length : ((SparseElements) elements).length;
  }

  /** Whether the storage is dense. */
  public boolean isDense() {
    return length >= 0;
  }

  public boolean isLengthWritable() {
    return length >= 0 || ((SparseElements) elements).lengthWritable;
  }

  void extendLength(long wanted) {
    if (elements instanceof SparseElements sparse) {
      sparse.length = wanted;
    } else if (wanted <= Integer.MAX_VALUE) {
      length = (int) wanted;
    } else {
      ElementStore.becomeSparse(this);
      ((SparseElements) elements).length = wanted;
    }
  }

  /** Appends to an extensible array with writable length. */
  public void append(Agent agent, Object value) {
    int at = length;
    if (at >= 0 && at < Elements.capacity(elements) && Elements.accepts(elements, value)) {
      Elements.store(elements, at, value);
      length = at + 1;
    } else {
      ElementStore.put(agent, this, lengthValue(), value, Attributes.DEFAULT);
    }
  }

  @Override
  public boolean isVirtual(PropertyKey key) {
    return key == Keys.LENGTH;
  }

  @Override
  protected @Nullable Object ownForGet(Agent agent, PropertyKey key) {
    return key == Keys.LENGTH ? (Object) Numbers.box(lengthValue()) : super.ownForGet(agent, key);
  }

  @Override
  public @Nullable PropertyDescriptor getOwnProperty(Agent agent, PropertyKey key) {
    return key == Keys.LENGTH
        ? PropertyDescriptor.data(
            Numbers.box(lengthValue()), isLengthWritable() ? Attributes.WRITABLE : 0)
        : super.getOwnProperty(agent, key);
  }

  @Override
  public boolean defineOwnProperty(Agent agent, PropertyKey key, PropertyDescriptor wanted) {
    if (key == Keys.LENGTH) {
      return defineLength(agent, wanted);
    }
    if (key instanceof IndexKey index && index.index() >= lengthValue() && !isLengthWritable()) {
      return false;
    }
    return super.defineOwnProperty(agent, key, wanted);
  }

  @Override
  public boolean set(Agent agent, PropertyKey key, Object value, Object receiver) {
    if (key == Keys.LENGTH && receiver == this && isLengthWritable()) {
      return defineLength(agent, PropertyDescriptor.valueOnly(value));
    }
    if (key instanceof IndexKey index
        && receiver == this
        && length >= 0
        && index.index() <= length
        && !agent.elementsOnPrototypes) {
      ElementStore.put(agent, this, index.index(), value, Attributes.DEFAULT);
      return true;
    }
    if (key instanceof IndexKey index
        && receiver == this
        && index.index() >= lengthValue()
        && !isLengthWritable()
        && !agent.elementsOnPrototypes) {
      return false;
    }
    return super.set(agent, key, value, receiver);
  }

  @Override
  public boolean delete(Agent agent, PropertyKey key) {
    return key != Keys.LENGTH && super.delete(agent, key);
  }

  @Override
  public List<PropertyKey> ownPropertyKeys(Agent agent) {
    List<PropertyKey> keys = new ArrayList<>();
    ElementStore.appendIndices(elements, keys);
    keys.add(Keys.LENGTH);
    appendNamedKeys(keys);
    return keys;
  }

  /** ArraySetLength. */
  private boolean defineLength(Agent agent, PropertyDescriptor wanted) {
    long asked = lengthValue();
    Object value = wanted.value();
    if (value != null) {
      asked = agent.host().toArrayLength(agent, value);
      if (asked < 0) {
        throw Errors.rangeError(agent, Message.INVALID_ARRAY_LENGTH);
      }
    }
    if (wanted.isConfigurable() || wanted.isEnumerable() || wanted.isAccessor()) {
      return false;
    }
    if (!isLengthWritable()) {
      return asked == lengthValue() && !wanted.isWritable();
    }
    boolean complete = setLength(agent, asked);
    if (wanted.has(Attributes.WRITABLE) && !wanted.isWritable()) {
      ElementStore.becomeSparse(this);
      ((SparseElements) elements).lengthWritable = false;
    }
    return complete;
  }

  /**
   * Sets the length of an array whose length is writable; false if an element could not be deleted.
   */
  public boolean setLength(Agent agent, long wanted) {
    if (elements instanceof SparseElements sparse) {
      return truncate(sparse, wanted);
    }
    if (wanted > Integer.MAX_VALUE) {
      ElementStore.becomeSparse(this);
      ((SparseElements) elements).length = wanted;
      return true;
    }
    int capacity = Elements.capacity(elements);
    if (wanted < length) {
      if (wanted == 0) {
        elements = Elements.EMPTY;
      } else {
        for (int i = (int) wanted; i < Math.min(length, capacity); i++) {
          Elements.clear(elements, i);
        }
      }
    }
    length = (int) wanted;
    return true;
  }

  private static boolean truncate(SparseElements sparse, long wanted) {
    for (Long last = sparse.lastFrom(wanted); last != null; last = sparse.lastFrom(wanted)) {
      Dictionary.Entry entry = sparse.find(last);
      if (entry != null && (entry.attributes & Attributes.CONFIGURABLE) == 0) {
        sparse.length = last + 1;
        return false;
      }
      sparse.remove(last);
    }
    sparse.length = wanted;
    return true;
  }

  @Override
  public String className() {
    return "Array";
  }
}
