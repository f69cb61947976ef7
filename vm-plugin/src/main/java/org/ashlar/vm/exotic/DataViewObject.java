package org.ashlar.vm.exotic;

import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Shape;
import org.jspecify.annotations.Nullable;

/** Internal slots of a DataView (clause 25.3). */
public final class DataViewObject extends JsObject {
  /** Length argument of a view that follows its buffer's length. */
  public static final int TRACKING = -1;

  private final ArrayBufferObject buffer;
  private final int byteOffset;
  private final int fixedLength;

  public DataViewObject(
      Shape shape,
      @Nullable JsObject prototype,
      ArrayBufferObject buffer,
      int byteOffset,
      int fixedLength) {
    super(shape, prototype);
    this.buffer = buffer;
    this.byteOffset = byteOffset;
    this.fixedLength = fixedLength;
  }

  public ArrayBufferObject buffer() {
    return buffer;
  }

  public int byteOffset() {
    return byteOffset;
  }

  /** IsViewOutOfBounds; a detached buffer counts. */
  public boolean isOutOfBounds() {
    if (buffer.isDetached()) {
      return true;
    }
    int bytes = buffer.byteLength();
    return byteOffset > bytes || (fixedLength >= 0 && (long) byteOffset + fixedLength > bytes);
  }

  /** Length in bytes; must not be out of bounds. */
  public int byteLength() {
    return fixedLength >= 0 ? fixedLength : buffer.byteLength() - byteOffset;
  }

  @Override
  public String className() {
    return "DataView";
  }
}
