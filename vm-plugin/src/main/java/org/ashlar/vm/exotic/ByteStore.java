package org.ashlar.vm.exotic;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.ashlar.spi.vm.SharedMemory;
import org.jspecify.annotations.Nullable;

/**
 * A data block (clause 6.2.9): bytes with little-endian access at any offset.
 *
 * <p>Implementation note: an unshared block is a byte array, which compiled code can index at once.
 * A shared block is native memory, because the JDK allows atomic access only where it controls
 * alignment. Its plain accesses are those for any alignment, which the JDK turns into one access of
 * the machine where the address is aligned, so that elements of typed arrays do not tear. Callers
 * check bounds; an access beyond them still fails with a Java exception and never touches foreign
 * memory.
 */
public final class ByteStore {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT_LAYOUT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT_LAYOUT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG_LAYOUT =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** The bytes of an unshared block, else Java null. */
  public final byte @Nullable [] bytes;

  private final @Nullable SharedMemory shared;
  private final @Nullable MemorySegment segment;

  private ByteStore(byte @Nullable [] bytes, @Nullable SharedMemory shared) {
    this.bytes = bytes;
    this.shared = shared;
    this.segment = shared == null ? null : shared.segment();
  }

  /** A zeroed unshared block. */
  public static ByteStore unshared(int size) {
    return new ByteStore(new byte[size], null);
  }

  /** An unshared block over a given array. */
  public static ByteStore of(byte[] bytes) {
    return new ByteStore(bytes, null);
  }

  /** A shared block. */
  public static ByteStore of(SharedMemory memory) {
    return new ByteStore(null, memory);
  }

  /** The memory of a shared block, else Java null. */
  public @Nullable SharedMemory shared() {
    return shared;
  }

  /** Whether two blocks are the same bytes, perhaps as two agents see them. */
  public static boolean isSameBlock(ByteStore one, ByteStore other) {
    return one == other || (one.shared != null && one.shared == other.shared);
  }

  /** The native memory of a shared block. */
  public MemorySegment segment() {
    return Objects.requireNonNull(segment);
  }

  /** Bytes in the block. */
  public long size() {
    return bytes != null ? bytes.length : segment().byteSize();
  }

  public boolean isShared() {
    return bytes == null;
  }

  public byte getByte(int at) {
    return bytes != null ? bytes[at] : segment().get(ValueLayout.JAVA_BYTE, at);
  }

  public void setByte(int at, byte value) {
    if (bytes != null) {
      bytes[at] = value;
    } else {
      segment().set(ValueLayout.JAVA_BYTE, at, value);
    }
  }

  public short getShort(int at) {
    return bytes != null ? (short) SHORTS.get(bytes, at) : segment().get(SHORT_LAYOUT, at);
  }

  public void setShort(int at, short value) {
    if (bytes != null) {
      SHORTS.set(bytes, at, value);
    } else {
      segment().set(SHORT_LAYOUT, at, value);
    }
  }

  public int getInt(int at) {
    return bytes != null ? (int) INTS.get(bytes, at) : segment().get(INT_LAYOUT, at);
  }

  public void setInt(int at, int value) {
    if (bytes != null) {
      INTS.set(bytes, at, value);
    } else {
      segment().set(INT_LAYOUT, at, value);
    }
  }

  public long getLong(int at) {
    return bytes != null ? (long) LONGS.get(bytes, at) : segment().get(LONG_LAYOUT, at);
  }

  public void setLong(int at, long value) {
    if (bytes != null) {
      LONGS.set(bytes, at, value);
    } else {
      segment().set(LONG_LAYOUT, at, value);
    }
  }

  /** Copies bytes between blocks or within one, as if through a buffer. */
  public static void copy(ByteStore from, int fromAt, ByteStore to, int toAt, int count) {
    if (from.bytes != null && to.bytes != null) {
      System.arraycopy(from.bytes, fromAt, to.bytes, toAt, count);
    } else {
      MemorySegment.copy(from.view(), fromAt, to.view(), toAt, count);
    }
  }

  private MemorySegment view() {
    return bytes != null ? MemorySegment.ofArray(bytes) : segment();
  }

  /** Sets bytes to zero. */
  public void clear(int from, int to) {
    view().asSlice(from, (long) to - from).fill((byte) 0);
  }
}
