package org.ashlar.vm.intrinsic.structured;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.exotic.ByteStore;
import org.ashlar.vm.exotic.DataViewObject;
import org.ashlar.vm.exotic.ElementType;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/** Properties of DataView.prototype (clause 25.3.4). */
final class DataViewPrototype {
  private DataViewPrototype() {}

  @EcmaSpec("sec-get-dataview.prototype.buffer")
  @Builtin(name = "buffer", kind = BuiltinKind.GETTER)
  static Object buffer(Agent agent, Object thisValue) {
    return require(agent, thisValue, "buffer").buffer();
  }

  @EcmaSpec("sec-get-dataview.prototype.bytelength")
  @Builtin(name = "byteLength", kind = BuiltinKind.GETTER)
  static Object byteLength(Agent agent, Object thisValue) {
    DataViewObject view = require(agent, thisValue, "byteLength");
    requireInBounds(agent, view, "DataView.prototype.byteLength");
    return view.byteLength();
  }

  @EcmaSpec("sec-get-dataview.prototype.byteoffset")
  @Builtin(name = "byteOffset", kind = BuiltinKind.GETTER)
  static Object byteOffset(Agent agent, Object thisValue) {
    DataViewObject view = require(agent, thisValue, "byteOffset");
    requireInBounds(agent, view, "DataView.prototype.byteOffset");
    return view.byteOffset();
  }

  @EcmaSpec("sec-dataview.prototype.getbigint64")
  @Builtin(name = "getBigInt64", length = 1)
  static Object getBigInt64(Agent agent, Object thisValue, Object index, Object littleEndian) {
    return get(agent, thisValue, index, littleEndian, ElementType.BIGINT64);
  }

  @EcmaSpec("sec-dataview.prototype.setbigint64")
  @Builtin(name = "setBigInt64", length = 2)
  static Object setBigInt64(
      Agent agent, Object thisValue, Object index, Object value, Object littleEndian) {
    return set(agent, thisValue, index, value, littleEndian, ElementType.BIGINT64);
  }

  @EcmaSpec("sec-dataview.prototype.getbiguint64")
  @Builtin(name = "getBigUint64", length = 1)
  static Object getBigUint64(Agent agent, Object thisValue, Object index, Object littleEndian) {
    return get(agent, thisValue, index, littleEndian, ElementType.BIGUINT64);
  }

  @EcmaSpec("sec-dataview.prototype.setbiguint64")
  @Builtin(name = "setBigUint64", length = 2)
  static Object setBigUint64(
      Agent agent, Object thisValue, Object index, Object value, Object littleEndian) {
    return set(agent, thisValue, index, value, littleEndian, ElementType.BIGUINT64);
  }

  @EcmaSpec("sec-dataview.prototype.getfloat16")
  @Builtin(name = "getFloat16", length = 1)
  static Object getFloat16(Agent agent, Object thisValue, Object index, Object littleEndian) {
    return get(agent, thisValue, index, littleEndian, ElementType.FLOAT16);
  }

  @EcmaSpec("sec-dataview.prototype.setfloat16")
  @Builtin(name = "setFloat16", length = 2)
  static Object setFloat16(
      Agent agent, Object thisValue, Object index, Object value, Object littleEndian) {
    return set(agent, thisValue, index, value, littleEndian, ElementType.FLOAT16);
  }

  @EcmaSpec("sec-dataview.prototype.getfloat32")
  @Builtin(name = "getFloat32", length = 1)
  static Object getFloat32(Agent agent, Object thisValue, Object index, Object littleEndian) {
    return get(agent, thisValue, index, littleEndian, ElementType.FLOAT32);
  }

  @EcmaSpec("sec-dataview.prototype.setfloat32")
  @Builtin(name = "setFloat32", length = 2)
  static Object setFloat32(
      Agent agent, Object thisValue, Object index, Object value, Object littleEndian) {
    return set(agent, thisValue, index, value, littleEndian, ElementType.FLOAT32);
  }

  @EcmaSpec("sec-dataview.prototype.getfloat64")
  @Builtin(name = "getFloat64", length = 1)
  static Object getFloat64(Agent agent, Object thisValue, Object index, Object littleEndian) {
    return get(agent, thisValue, index, littleEndian, ElementType.FLOAT64);
  }

  @EcmaSpec("sec-dataview.prototype.setfloat64")
  @Builtin(name = "setFloat64", length = 2)
  static Object setFloat64(
      Agent agent, Object thisValue, Object index, Object value, Object littleEndian) {
    return set(agent, thisValue, index, value, littleEndian, ElementType.FLOAT64);
  }

  @EcmaSpec("sec-dataview.prototype.getint8")
  @Builtin(name = "getInt8", length = 1)
  static Object getInt8(Agent agent, Object thisValue, Object index) {
    return get(agent, thisValue, index, true, ElementType.INT8);
  }

  @EcmaSpec("sec-dataview.prototype.setint8")
  @Builtin(name = "setInt8", length = 2)
  static Object setInt8(Agent agent, Object thisValue, Object index, Object value) {
    return set(agent, thisValue, index, value, true, ElementType.INT8);
  }

  @EcmaSpec("sec-dataview.prototype.getint16")
  @Builtin(name = "getInt16", length = 1)
  static Object getInt16(Agent agent, Object thisValue, Object index, Object littleEndian) {
    return get(agent, thisValue, index, littleEndian, ElementType.INT16);
  }

  @EcmaSpec("sec-dataview.prototype.setint16")
  @Builtin(name = "setInt16", length = 2)
  static Object setInt16(
      Agent agent, Object thisValue, Object index, Object value, Object littleEndian) {
    return set(agent, thisValue, index, value, littleEndian, ElementType.INT16);
  }

  @EcmaSpec("sec-dataview.prototype.getint32")
  @Builtin(name = "getInt32", length = 1)
  static Object getInt32(Agent agent, Object thisValue, Object index, Object littleEndian) {
    return get(agent, thisValue, index, littleEndian, ElementType.INT32);
  }

  @EcmaSpec("sec-dataview.prototype.setint32")
  @Builtin(name = "setInt32", length = 2)
  static Object setInt32(
      Agent agent, Object thisValue, Object index, Object value, Object littleEndian) {
    return set(agent, thisValue, index, value, littleEndian, ElementType.INT32);
  }

  @EcmaSpec("sec-dataview.prototype.getuint8")
  @Builtin(name = "getUint8", length = 1)
  static Object getUint8(Agent agent, Object thisValue, Object index) {
    return get(agent, thisValue, index, true, ElementType.UINT8);
  }

  @EcmaSpec("sec-dataview.prototype.setuint8")
  @Builtin(name = "setUint8", length = 2)
  static Object setUint8(Agent agent, Object thisValue, Object index, Object value) {
    return set(agent, thisValue, index, value, true, ElementType.UINT8);
  }

  @EcmaSpec("sec-dataview.prototype.getuint16")
  @Builtin(name = "getUint16", length = 1)
  static Object getUint16(Agent agent, Object thisValue, Object index, Object littleEndian) {
    return get(agent, thisValue, index, littleEndian, ElementType.UINT16);
  }

  @EcmaSpec("sec-dataview.prototype.setuint16")
  @Builtin(name = "setUint16", length = 2)
  static Object setUint16(
      Agent agent, Object thisValue, Object index, Object value, Object littleEndian) {
    return set(agent, thisValue, index, value, littleEndian, ElementType.UINT16);
  }

  @EcmaSpec("sec-dataview.prototype.getuint32")
  @Builtin(name = "getUint32", length = 1)
  static Object getUint32(Agent agent, Object thisValue, Object index, Object littleEndian) {
    return get(agent, thisValue, index, littleEndian, ElementType.UINT32);
  }

  @EcmaSpec("sec-dataview.prototype.setuint32")
  @Builtin(name = "setUint32", length = 2)
  static Object setUint32(
      Agent agent, Object thisValue, Object index, Object value, Object littleEndian) {
    return set(agent, thisValue, index, value, littleEndian, ElementType.UINT32);
  }

  private static Object get(
      Agent agent, Object thisValue, Object index, Object littleEndian, ElementType type) {
    DataViewObject view = require(agent, thisValue, "get" + type);
    long position = TypeConversion.toIndex(agent, index);
    boolean little = TypeConversion.toBoolean(littleEndian);
    int at = locate(agent, view, position, type);
    ByteStore store = view.buffer().store();
    return little ? type.get(store, at) : type.get(reversed(store, at, type), 0);
  }

  private static Object set(
      Agent agent,
      Object thisValue,
      Object index,
      Object value,
      Object littleEndian,
      ElementType type) {
    DataViewObject view = require(agent, thisValue, "set" + type);
    ArrayBufferOperations.requireMutable(agent, view.buffer(), "DataView.prototype.set");
    long position = TypeConversion.toIndex(agent, index);
    Object numeric = type.coerce(agent, value);
    boolean little = TypeConversion.toBoolean(littleEndian);
    int at = locate(agent, view, position, type);
    ByteStore store = view.buffer().store();
    if (little) {
      type.set(store, at, numeric);
    } else {
      ByteStore whole = ByteStore.unshared(type.size());
      type.set(whole, 0, numeric);
      ByteStore.copy(reversed(whole, 0, type), 0, store, at, type.size());
    }
    return Undefined.UNDEFINED;
  }

  private static ByteStore reversed(ByteStore store, int at, ElementType type) {
    ByteStore turned = ByteStore.unshared(type.size());
    for (int i = 0; i < type.size(); i++) {
      turned.setByte(i, store.getByte(at + type.size() - 1 - i));
    }
    return turned;
  }

  private static int locate(Agent agent, DataViewObject view, long position, ElementType type) {
    requireInBounds(agent, view, "DataView.prototype");
    if (position + type.size() > view.byteLength()) {
      throw Errors.rangeError(agent, Message.OFFSET_OUTSIDE_VIEW);
    }
    return view.byteOffset() + (int) position;
  }

  private static void requireInBounds(Agent agent, DataViewObject view, String method) {
    ArrayBufferOperations.requireAttached(agent, view.buffer(), method);
    if (view.isOutOfBounds()) {
      throw Errors.typeError(agent, Message.VIEW_OUT_OF_BOUNDS, method);
    }
  }

  private static DataViewObject require(Agent agent, Object value, String method) {
    if (value instanceof DataViewObject view) {
      return view;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "DataView.prototype." + method,
        ObjectOperations.display(value));
  }
}
