package org.ashlar.vm.exotic;

import java.util.Objects;
import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Shape;
import org.jspecify.annotations.Nullable;

/** Internal slots of ArrayBuffer and SharedArrayBuffer objects (clauses 25.1 and 25.2). */
public final class ArrayBufferObject extends JsObject {
  /** {@link #maxByteLength} of a buffer of fixed length. */
  public static final int FIXED = -1;

  /** {@link #maxByteLength} of a buffer whose bytes never change. */
  public static final int IMMUTABLE = -2;

  private @Nullable ByteStore store;
  private final @Nullable SharedMemory shared;
  private int byteLength;
  private final int maxByteLength;

  public ArrayBufferObject(
      Shape shape,
      @Nullable JsObject prototype,
      ByteStore store,
      int byteLength,
      int maxByteLength) {
    super(shape, prototype);
    this.store = store;
    this.byteLength = byteLength;
    this.maxByteLength = maxByteLength;
    this.shared = store.shared();
  }

  public boolean isShared() {
    return shared != null;
  }

  /** The memory of a shared buffer, else Java null. */
  public @Nullable SharedMemory shared() {
    return shared;
  }

  public boolean isDetached() {
    return store == null;
  }

  /** The data block; must not be detached. */
  public ByteStore store() {
    return Objects.requireNonNull(store);
  }

  /** Current length in bytes, 0 if detached. */
  public int byteLength() {
    return shared != null ? shared.length() : byteLength;
  }

  public boolean isResizable() {
    return maxByteLength >= 0;
  }

  /** IsImmutableBuffer: nothing may write into the block, nor detach it. */
  public boolean isImmutable() {
    return maxByteLength == IMMUTABLE;
  }

  /** The maximum of a resizable buffer, else its length. */
  public int maxByteLength() {
    return isResizable() ? (isDetached() ? 0 : maxByteLength) : byteLength();
  }

  public void detach() {
    store = null;
    byteLength = 0;
  }

  /** Resizes an unshared resizable buffer, whose block has its maximum size from the start. */
  public void resize(int wanted) {
    if (wanted < byteLength) {
      store().clear(wanted, byteLength);
    }
    byteLength = wanted;
  }

  @Override
  public String className() {
    return isShared() ? "SharedArrayBuffer" : "ArrayBuffer";
  }
}
