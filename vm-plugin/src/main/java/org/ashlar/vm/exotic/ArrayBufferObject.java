package org.ashlar.vm.exotic;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final @Nullable SharedLength sharedLength;
  private int byteLength;
  private final int maxByteLength;

  /** Length of a growable shared buffer, seen by all agents. */
  public static final class SharedLength {
    private final AtomicInteger bytes;

    public SharedLength(int initial) {
      bytes = new AtomicInteger(initial);
    }

    /** Grows; false if the length is already above. */
    public boolean grow(int wanted) {
      while (true) {
        int now = bytes.get();
        if (wanted < now) {
          return false;
        }
        if (bytes.compareAndSet(now, wanted)) {
          return true;
        }
      }
    }
  }

  public ArrayBufferObject(
      Shape shape,
      @Nullable JsObject prototype,
      ByteStore store,
      int byteLength,
      int maxByteLength,
      @Nullable SharedLength sharedLength) {
    super(shape, prototype);
    this.store = store;
    this.byteLength = byteLength;
    this.maxByteLength = maxByteLength;
    this.sharedLength = sharedLength;
  }

  public boolean isShared() {
    return sharedLength != null;
  }

  public SharedLength sharedLength() {
    return Objects.requireNonNull(sharedLength);
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
    return sharedLength != null ? sharedLength.bytes.get() : byteLength;
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
