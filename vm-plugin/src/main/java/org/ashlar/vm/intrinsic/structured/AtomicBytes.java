package org.ashlar.vm.intrinsic.structured;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.LongBinaryOperator;
import org.ashlar.vm.exotic.ByteStore;

/**
 * Sequentially consistent read-modify-write of 1, 2, 4 or 8 aligned bytes.
 *
 * <p>Implementation note: an unshared block belongs to one agent, so plain access is atomic. In a
 * shared block 4 and 8 bytes have their own handles; a narrower element is a field of its aligned
 * 4-byte word, exchanged by a loop.
 */
final class AtomicBytes {
  private static final VarHandle WORD =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
  private static final VarHandle DOUBLE_WORD =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

  private AtomicBytes() {}

  /** The bits at an offset, zero-extended below 8 bytes. */
  static long get(ByteStore store, int at, int size) {
    if (!store.isShared()) {
      return plainGet(store, at, size);
    }
    MemorySegment memory = store.segment();
    if (size == Long.BYTES) {
      return (long) DOUBLE_WORD.getVolatile(memory, (long) at);
    }
    int word = (int) WORD.getVolatile(memory, (long) (at & ~3));
    return (word >>> shift(at, size)) & mask(size);
  }

  /**
   * Replaces the bits at an offset by an operation on them and an operand; returns what was there
   * before.
   */
  static long update(
      ByteStore store, int at, int size, LongBinaryOperator operation, long operand) {
    if (!store.isShared()) {
      long before = plainGet(store, at, size);
      plainSet(store, at, size, operation.applyAsLong(before, operand));
      return before;
    }
    MemorySegment memory = store.segment();
    while (true) {
      if (size == Long.BYTES) {
        long before = (long) DOUBLE_WORD.getVolatile(memory, (long) at);
        if (DOUBLE_WORD.compareAndSet(
            memory, (long) at, before, operation.applyAsLong(before, operand))) {
          return before;
        }
        continue;
      }
      long wordAt = at & ~3;
      int word = (int) WORD.getVolatile(memory, wordAt);
      long before = (word >>> shift(at, size)) & mask(size);
      long after = operation.applyAsLong(before, operand) & mask(size);
      int replaced = (int) ((word & ~(mask(size) << shift(at, size))) | (after << shift(at, size)));
      if (WORD.compareAndSet(memory, wordAt, word, replaced)) {
        return before;
      }
    }
  }

  private static long plainGet(ByteStore store, int at, int size) {
    return switch (size) {
      case 1 -> store.getByte(at) & 0xFFL;
      case 2 -> store.getShort(at) & 0xFFFFL;
      case 4 -> store.getInt(at) & 0xFFFF_FFFFL;
      default -> store.getLong(at);
    };
  }

  private static void plainSet(ByteStore store, int at, int size, long bits) {
    switch (size) {
      case 1 -> store.setByte(at, (byte) bits);
      case 2 -> store.setShort(at, (short) bits);
      case 4 -> store.setInt(at, (int) bits);
      default -> store.setLong(at, bits);
    }
  }

  private static int shift(int at, int size) {
    return size == Integer.BYTES ? 0 : (at & 3) * Byte.SIZE;
  }

  private static long mask(int size) {
    return size == Integer.BYTES ? 0xFFFF_FFFFL : (1L << (size * Byte.SIZE)) - 1;
  }
}
