package org.ashlar.vm.exotic;

import java.math.BigInteger;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.operation.TypeConversion;

/**
 * Element types of typed arrays and data views (table 71), with the conversions RawBytesToNumeric
 * and NumericToRawBytes.
 */
public enum ElementType {
  INT8("Int8", 1, Intrinsic.INT8_ARRAY, Intrinsic.INT8_ARRAY_PROTOTYPE),
  UINT8("Uint8", 1, Intrinsic.UINT8_ARRAY, Intrinsic.UINT8_ARRAY_PROTOTYPE),
  UINT8_CLAMPED(
      "Uint8Clamped", 1, Intrinsic.UINT8_CLAMPED_ARRAY, Intrinsic.UINT8_CLAMPED_ARRAY_PROTOTYPE),
  INT16("Int16", 2, Intrinsic.INT16_ARRAY, Intrinsic.INT16_ARRAY_PROTOTYPE),
  UINT16("Uint16", 2, Intrinsic.UINT16_ARRAY, Intrinsic.UINT16_ARRAY_PROTOTYPE),
  INT32("Int32", 4, Intrinsic.INT32_ARRAY, Intrinsic.INT32_ARRAY_PROTOTYPE),
  UINT32("Uint32", 4, Intrinsic.UINT32_ARRAY, Intrinsic.UINT32_ARRAY_PROTOTYPE),
  BIGINT64("BigInt64", 8, Intrinsic.BIGINT64_ARRAY, Intrinsic.BIGINT64_ARRAY_PROTOTYPE),
  BIGUINT64("BigUint64", 8, Intrinsic.BIGUINT64_ARRAY, Intrinsic.BIGUINT64_ARRAY_PROTOTYPE),
  FLOAT16("Float16", 2, Intrinsic.FLOAT16_ARRAY, Intrinsic.FLOAT16_ARRAY_PROTOTYPE),
  FLOAT32("Float32", 4, Intrinsic.FLOAT32_ARRAY, Intrinsic.FLOAT32_ARRAY_PROTOTYPE),
  FLOAT64("Float64", 8, Intrinsic.FLOAT64_ARRAY, Intrinsic.FLOAT64_ARRAY_PROTOTYPE);

  private final String elementName;
  private final int size;
  private final Intrinsic constructor;
  private final Intrinsic prototype;

  ElementType(String elementName, int size, Intrinsic constructor, Intrinsic prototype) {
    this.elementName = elementName;
    this.size = size;
    this.constructor = constructor;
    this.prototype = prototype;
  }

  /** Name of the typed array constructor. */
  public String arrayName() {
    return elementName + "Array";
  }

  /** Bytes of an element. */
  public int size() {
    return size;
  }

  public Intrinsic constructor() {
    return constructor;
  }

  public Intrinsic prototype() {
    return prototype;
  }

  public boolean isBigInt() {
    return this == BIGINT64 || this == BIGUINT64;
  }

  /** Whether Atomics may touch such elements; {@code waitable} asks for Atomics.wait. */
  public boolean isAtomic(boolean waitable) {
    return waitable
        ? this == INT32 || this == BIGINT64
        : this != UINT8_CLAMPED && this != FLOAT16 && this != FLOAT32 && this != FLOAT64;
  }

  /** ToNumber or ToBigInt of a value that is about to be stored; may run guest code. */
  public Object coerce(Agent agent, Object value) {
    return isBigInt()
        ? TypeConversion.toBigInt(agent, value)
        : TypeConversion.toNumber(agent, value);
  }

  /** The element at a byte offset, little-endian. */
  public Object get(ByteStore store, int at) {
    return switch (this) {
      case INT8 -> (int) store.getByte(at);
      case UINT8, UINT8_CLAMPED -> store.getByte(at) & 0xFF;
      case INT16 -> (int) store.getShort(at);
      case UINT16 -> store.getShort(at) & 0xFFFF;
      case INT32 -> store.getInt(at);
      case UINT32 -> TypeConversion.number(store.getInt(at) & 0xFFFF_FFFFL);
      case BIGINT64 -> BigInteger.valueOf(store.getLong(at));
      case BIGUINT64 -> unsigned(store.getLong(at));
      case FLOAT16 -> (double) Float.float16ToFloat(store.getShort(at));
      case FLOAT32 -> (double) Float.intBitsToFloat(store.getInt(at));
      case FLOAT64 -> Double.longBitsToDouble(store.getLong(at));
    };
  }

  /** The element at a byte offset if it is an int32, else {@link Elements#INT_HOLE}. */
  int getInt(ByteStore store, int at) {
    return switch (this) {
      case INT8 -> store.getByte(at);
      case UINT8, UINT8_CLAMPED -> store.getByte(at) & 0xFF;
      case INT16 -> store.getShort(at);
      case UINT16 -> store.getShort(at) & 0xFFFF;
      case INT32 -> store.getInt(at);
      case UINT32 -> {
        int bits = store.getInt(at);
        yield bits >= 0 ? bits : Elements.INT_HOLE;
      }
      default -> Elements.INT_HOLE;
    };
  }

  /** The element at a byte offset with NaN made canonical; the hole if elements are BigInts. */
  double getDouble(ByteStore store, int at) {
    return switch (this) {
      case FLOAT64 -> Elements.canonical(Double.longBitsToDouble(store.getLong(at)));
      case FLOAT32 -> Elements.canonical(Float.intBitsToFloat(store.getInt(at)));
      case FLOAT16 -> Elements.canonical(Float.float16ToFloat(store.getShort(at)));
      case UINT32 -> store.getInt(at) & 0xFFFF_FFFFL;
      case BIGINT64, BIGUINT64 -> Elements.DOUBLE_HOLE;
      default -> getInt(store, at);
    };
  }

  /** Stores a number or BigInt that {@link #coerce} gave, little-endian. */
  public void set(ByteStore store, int at, Object numeric) {
    switch (numeric) {
      case Integer number -> setInt(store, at, number);
      case BigInteger number -> store.setLong(at, number.longValue());
      default -> setDouble(store, at, ((Number) numeric).doubleValue());
    }
  }

  /** Stores a number, little-endian; false if elements are BigInts. */
  boolean setInt(ByteStore store, int at, int value) {
    switch (this) {
      case INT8, UINT8 -> store.setByte(at, (byte) value);
      case UINT8_CLAMPED -> store.setByte(at, (byte) Math.clamp(value, 0, 255));
      case INT16, UINT16 -> store.setShort(at, (short) value);
      case INT32, UINT32 -> store.setInt(at, value);
      default -> {
        return setDouble(store, at, value);
      }
    }
    return true;
  }

  /** Stores a number, little-endian; false if elements are BigInts. */
  boolean setDouble(ByteStore store, int at, double value) {
    switch (this) {
      case FLOAT64 -> store.setLong(at, Double.doubleToRawLongBits(value));
      case FLOAT32 -> store.setInt(at, Float.floatToRawIntBits((float) value));
      case FLOAT16 -> store.setShort(at, doubleToFloat16(value));
      case UINT8_CLAMPED -> store.setByte(at, (byte) clamp(value));
      case BIGINT64, BIGUINT64 -> {
        return false;
      }
      default -> setInt(store, at, TypeConversion.toInt32(value));
    }
    return true;
  }

  private static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return bits < 0 ? value.add(BigInteger.ONE.shiftLeft(64)) : value;
  }

  private static int clamp(double value) {
    if (!(value > 0)) {
      return 0;
    }
    return value >= 255 ? 255 : (int) Math.rint(value);
  }

  /**
   * Rounds a double to half precision in one step: going through float would round twice, so the
   * float gets its last bit set where the first rounding was inexact (round to odd).
   */
  static short doubleToFloat16(double value) {
    float once = (float) value;
    if (once != value && !Float.isNaN(once) && !Float.isInfinite(once)) {
      int bits = Float.floatToRawIntBits(once);
      boolean up = Math.abs((double) once) > Math.abs(value);
      once = Float.intBitsToFloat((up ? bits - 1 : bits) | 1);
    }
    return Float.floatToFloat16(once);
  }
}
