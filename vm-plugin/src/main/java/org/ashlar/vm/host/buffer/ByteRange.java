package org.ashlar.vm.host.buffer;

import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.ByteStore;
import org.ashlar.vm.exotic.DataViewObject;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that an object of a program shows, where they lie; what guest code runs next may move
 * or take them.
 *
 * @param block whose bytes they are
 * @param from where in the block, in bytes
 * @param count how many
 */
public record ByteRange(ArrayBufferObject block, int from, int count) {
  /**
   * The bytes of a typed array, a DataView or a buffer of bytes, none where the block they showed
   * is gone; else Java null.
   */
  public static @Nullable ByteRange of(Object value) {
    return switch (value) {
      case TypedArrayObject array ->
          array.isOutOfBounds()
              ? new ByteRange(array.buffer(), 0, 0)
              : new ByteRange(
                  array.buffer(), array.byteOffset(), array.length() * array.type().size());
      case DataViewObject view ->
          view.isOutOfBounds()
              ? new ByteRange(view.buffer(), 0, 0)
              : new ByteRange(view.buffer(), view.byteOffset(), view.byteLength());
      case ArrayBufferObject block -> new ByteRange(block, 0, block.byteLength());
      default -> null;
    };
  }

  /** A part of these bytes. */
  public ByteRange slice(int at, int length) {
    return new ByteRange(block, from + at, length);
  }

  /** Copies as many bytes as a target is to hold, from a place on. */
  public void read(int at, byte[] target, int length) {
    if (length > 0) {
      ByteStore.copy(block.store(), from + at, ByteStore.of(target), 0, length);
    }
  }

  /** A copy of the bytes, which is charged. */
  public byte[] copy(Agent agent) {
    byte[] bytes = Buffers.allocate(agent, count);
    read(0, bytes, count);
    return bytes;
  }
}
