package org.ashlar.vm.shape;

import org.ashlar.vm.value.PropertyKey;

/**
 * One property of a shape.
 *
 * @param key interned string key, symbol or private name
 * @param attributes bits of {@link Attributes}
 * @param kind a {@link SlotKind}
 * @param slot index among the slots of its storage: {@code long} slots for INT and DOUBLE,
 *     reference slots for REFERENCE
 */
public record Property(PropertyKey key, int attributes, int kind, int slot) {
  public boolean isWritable() {
    return (attributes & Attributes.WRITABLE) != 0;
  }

  public boolean isEnumerable() {
    return (attributes & Attributes.ENUMERABLE) != 0;
  }

  public boolean isConfigurable() {
    return (attributes & Attributes.CONFIGURABLE) != 0;
  }

  public boolean isAccessor() {
    return (attributes & Attributes.ACCESSOR) != 0;
  }
}
