package org.ashlar.vm.object;

import java.util.List;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.PropertyKey;

/** Raw changes of an object's elements: growth, kind transitions, and the way to sparse storage. */
public final class ElementStore {
  private ElementStore() {}

  /** Adds or replaces an element; an array's length follows. */
  public static void put(Agent agent, JsObject object, long index, Object value, int attributes) {
    if ((object.flags & JsObject.USED_AS_PROTOTYPE) != 0) {
      agent.elementsOnPrototypes = true;
    }
    if (attributes != Attributes.DEFAULT || value instanceof Accessor) {
      becomeSparse(object);
    }
    if (!(object.elements instanceof SparseElements)) {
      putDense(agent, object, index, value);
    } else {
      ((SparseElements) object.elements).put(index, value, attributes);
    }
    if (object instanceof JsArray array && index >= array.lengthValue()) {
      array.extendLength(index + 1);
    }
  }

  private static void putDense(Agent agent, JsObject object, long index, Object value) {
    Object elements = object.elements;
    int capacity = Elements.capacity(elements);
    if (capacity == 0 && object instanceof JsArray) {
      elements =
          value instanceof Integer
              ? new int[0]
              : value instanceof Double ? new double[0] : elements;
    }
    if (!Elements.accepts(elements, value)) {
      agent.charge(Elements.bytes(elements, capacity) * 2);
      elements = Elements.generalize(elements, value);
    }
    if (index >= capacity) {
      long length = object instanceof JsArray array ? array.lengthValue() : 0;
      if (!Elements.staysDense(elements, index, length)) {
        object.elements = elements;
        becomeSparse(object);
        ((SparseElements) object.elements).put(index, value, Attributes.DEFAULT);
        return;
      }
      int grown = Elements.grownCapacity(capacity, index, length);
      agent.charge(Elements.bytes(elements, grown));
      elements = Elements.grow(elements, grown);
    }
    Elements.store(elements, (int) index, value);
    object.elements = elements;
  }

  /** Makes room for {@code capacity} elements in dense storage; sparse storage is left alone. */
  public static void reserve(Agent agent, JsObject object, int capacity) {
    Object elements = object.elements;
    if (!(elements instanceof SparseElements) && capacity > Elements.capacity(elements)) {
      agent.charge(Elements.bytes(elements, capacity));
      object.elements = Elements.grow(elements, capacity);
    }
  }

  static void remove(JsObject object, long index) {
    if (object.elements instanceof SparseElements sparse) {
      sparse.remove(index);
    } else if (index < Elements.capacity(object.elements)) {
      Elements.clear(object.elements, (int) index);
    }
  }

  /** Switches to sparse storage, which can hold attributes and frozen lengths. */
  public static void becomeSparse(JsObject object) {
    if (object.elements instanceof SparseElements) {
      return;
    }
    long length = object instanceof JsArray array ? array.lengthValue() : 0;
    object.elements = Elements.toSparse(object.elements, length);
    if (object instanceof JsArray array) {
      array.length = JsArray.SPARSE_LENGTH;
    }
  }

  static void appendIndices(Object elements, List<PropertyKey> keys) {
    if (elements instanceof SparseElements sparse) {
      for (long index : sparse.indices()) {
        keys.add(IndexKey.of(index));
      }
      return;
    }
    int capacity = Elements.capacity(elements);
    for (int i = 0; i < capacity; i++) {
      if (Elements.get(elements, i) != null) {
        keys.add(IndexKey.of(i));
      }
    }
  }
}
