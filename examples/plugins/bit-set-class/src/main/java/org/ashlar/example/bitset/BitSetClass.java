package org.ashlar.example.bitset;

import java.util.BitSet;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Value;
import org.ashlar.spi.object.ClassTable;
import org.ashlar.spi.object.ObjectAccess;
import org.ashlar.spi.vm.GuestException;

/** The class {@code BitSet}: a set of whole numbers from 0 to 2^24 - 1. */
final class BitSetClass {
  private static final int LIMIT = 1 << 24;

  static final ClassTable<BitSet> TABLE =
      ClassTable.<BitSet>named("BitSet")
          .constructor(0, BitSetClass::construct)
          .method("add", 1, BitSetClass::add)
          .method("delete", 1, BitSetClass::delete)
          .method(
              "has",
              1,
              (access, bits, arguments) -> access.fromHost(bits.get(index(access, arguments, 0))))
          .getter("size", (access, bits, none) -> access.fromHost(bits.cardinality()))
          .method(
              "@@iterator",
              0,
              (access, bits, none) ->
                  access.newIterator(bits.stream().mapToObj(access::fromHost).iterator()))
          .constant("LIMIT", LIMIT)
          .build();

  private BitSetClass() {}

  private static BitSet construct(ObjectAccess access, Object[] arguments) {
    BitSet bits = new BitSet();
    for (int i = 0; i < arguments.length; i++) {
      set(access, bits, index(access, arguments, i));
    }
    return bits;
  }

  private static Object add(ObjectAccess access, BitSet bits, Object[] arguments) {
    set(access, bits, index(access, arguments, 0));
    return access.undefined();
  }

  private static Object delete(ObjectAccess access, BitSet bits, Object[] arguments) {
    int index = index(access, arguments, 0);
    boolean had = bits.get(index);
    bits.clear(index);
    return access.fromHost(had);
  }

  /** The program pays for the words that the set grows by. */
  private static void set(ObjectAccess access, BitSet bits, int index) {
    if (index >= bits.size()) {
      access.charge(index / Byte.SIZE);
    }
    bits.set(index);
  }

  private static int index(ObjectAccess access, Object[] arguments, int at) {
    Object value = at < arguments.length ? arguments[at] : access.undefined();
    if (access.type(value) == Value.Type.NUMBER
        && access.toHost(value) instanceof Number number
        && number.doubleValue() == number.intValue()
        && number.intValue() >= 0
        && number.intValue() < LIMIT) {
      return number.intValue();
    }
    Object error =
        access.newError(
            "RangeError",
            "BitSet holds whole numbers below " + LIMIT + ", not " + access.display(value));
    throw new GuestException(ErrorCode.SCRIPT_ERROR, error, access.describe(error));
  }
}
