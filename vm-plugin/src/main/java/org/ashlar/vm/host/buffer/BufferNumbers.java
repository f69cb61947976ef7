package org.ashlar.vm.host.buffer;

import java.math.BigInteger;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.exotic.ByteStore;
import org.ashlar.vm.exotic.ElementType;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;

/** Numbers in buffers: one algorithm to read and one to write, for each type and byte order. */
final class BufferNumbers {
  /** What a function reads or writes. */
  private record Format(ElementType type, boolean bigEndian) {}

  private BufferNumbers() {}

  static void define(Realm realm, JsObject prototype) {
    for (ElementType type : ElementType.values()) {
      String name = name(type);
      if (name.isEmpty()) {
        continue;
      }
      if (type.size() == 1) {
        define(realm, prototype, name, new Format(type, false));
      } else {
        define(realm, prototype, name + "LE", new Format(type, false));
        define(realm, prototype, name + "BE", new Format(type, true));
      }
    }
  }

  private static String name(ElementType type) {
    return switch (type) {
      case INT8 -> "Int8";
      case UINT8 -> "UInt8";
      case INT16 -> "Int16";
      case UINT16 -> "UInt16";
      case INT32 -> "Int32";
      case UINT32 -> "UInt32";
      case FLOAT32 -> "Float";
      case FLOAT64 -> "Double";
      case BIGINT64 -> "BigInt64";
      case BIGUINT64 -> "BigUInt64";
      case UINT8_CLAMPED, FLOAT16 -> "";
    };
  }

  private static void define(Realm realm, JsObject prototype, String name, Format format) {
    for (String verb : new String[] {"read", "write"}) {
      BufferNumbersTable table = BufferNumbersTable.TABLE;
      BuiltinFunction function =
          BuiltinFunction.of(
              realm, table, table.require(verb, BuiltinKind.DETACHED), verb + name, format);
      put(realm, prototype, verb + name, function);
      put(realm, prototype, verb + name.replace("UInt", "Uint"), function);
    }
  }

  private static void put(Realm realm, JsObject prototype, String name, BuiltinFunction function) {
    prototype.rawPut(
        realm.agent(), realm.agent().group().keys().intern(name), function, Attributes.DEFAULT);
  }

  @Builtin(name = "read", length = 0, kind = BuiltinKind.DETACHED)
  static Object read(Agent agent, BuiltinFunction callee, Object thisValue, Object offset) {
    TypedArrayObject own = BufferPrototype.require(agent, thisValue);
    Format format = (Format) callee.captured();
    int at = offset(agent, own, format, offset);
    return format.type().get(ordered(own.buffer().store(), own.byteOffset() + at, format), 0);
  }

  @Builtin(name = "write", length = 1, kind = BuiltinKind.DETACHED)
  static Object write(
      Agent agent, BuiltinFunction callee, Object thisValue, Object value, Object offset) {
    TypedArrayObject own = BufferPrototype.require(agent, thisValue);
    Format format = (Format) callee.captured();
    ArrayBufferOperations.requireMutable(agent, own.buffer(), "Buffer.prototype.write");
    Object given =
        format.type().isBigInt() ? value : Numbers.box(TypeConversion.toDouble(agent, value));
    Object number = format.type().coerce(agent, given);
    requireInRange(agent, format.type(), number);
    int at = offset(agent, own, format, offset);
    ByteStore little = ByteStore.unshared(format.type().size());
    format.type().set(little, 0, number);
    ByteStore.copy(
        ordered(little, 0, format),
        0,
        own.buffer().store(),
        own.byteOffset() + at,
        format.type().size());
    return at + format.type().size();
  }

  /** RangeError if the type has no such number; NaN and fractions are cut as elements are. */
  private static void requireInRange(Agent agent, ElementType type, Object value) {
    switch (type) {
      case BIGINT64 ->
          require(
              agent,
              value instanceof BigInteger big && big.bitLength() < Long.SIZE,
              ">= -(2n ** 63n) and < 2n ** 63n",
              value);
      case BIGUINT64 ->
          require(
              agent,
              value instanceof BigInteger big && big.signum() >= 0 && big.bitLength() <= Long.SIZE,
              ">= 0n and < 2n ** 64n",
              value);
      case INT8 -> requireBetween(agent, -0x80, 0x7F, value);
      case UINT8, UINT8_CLAMPED -> requireBetween(agent, 0, 0xFF, value);
      case INT16 -> requireBetween(agent, -0x8000, 0x7FFF, value);
      case UINT16 -> requireBetween(agent, 0, 0xFFFF, value);
      case INT32 -> requireBetween(agent, Integer.MIN_VALUE, Integer.MAX_VALUE, value);
      case UINT32 -> requireBetween(agent, 0, 0xFFFF_FFFFL, value);
      case FLOAT16, FLOAT32, FLOAT64 -> {}
    }
  }

  private static void requireBetween(Agent agent, long least, long most, Object value) {
    double number = ((Number) value).doubleValue();
    require(agent, !(number < least || number > most), ">= " + least + " and <= " + most, value);
  }

  private static void require(Agent agent, boolean fits, String range, Object value) {
    if (!fits) {
      throw HostErrors.outOfRange(agent, "value", range, value);
    }
  }

  /** The bytes of one number, in the order of the format. */
  private static ByteStore ordered(ByteStore from, int at, Format format) {
    int size = format.type().size();
    ByteStore bytes = ByteStore.unshared(size);
    for (int i = 0; i < size; i++) {
      bytes.setByte(i, from.getByte(at + (format.bigEndian() ? size - 1 - i : i)));
    }
    return bytes;
  }

  private static int offset(Agent agent, TypedArrayObject own, Format format, Object offset) {
    double at = offset == Undefined.UNDEFINED ? 0 : TypeConversion.toDouble(agent, offset);
    int last = own.length() - format.type().size();
    if (at != Math.rint(at)) {
      throw HostErrors.outOfRange(agent, "offset", "an integer", offset);
    }
    if (!(at >= 0 && at <= last)) {
      if (last < 0) {
        throw HostErrors.withCode(
            agent,
            org.ashlar.vm.completion.ErrorKind.RANGE_ERROR,
            "ERR_BUFFER_OUT_OF_BOUNDS",
            "Attempt to access memory outside buffer bounds");
      }
      throw HostErrors.outOfRange(agent, "offset", ">= 0 and <= " + last, offset);
    }
    return (int) at;
  }
}
