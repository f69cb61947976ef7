package org.ashlar.vm.host.buffer;

import java.util.Arrays;
import java.util.Objects;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The Buffer constructor and its functions. */
final class BufferConstructor {
  private static final String SOURCES =
      "of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object";

  private BufferConstructor() {}

  @Builtin(name = "Buffer", length = 3, kind = BuiltinKind.CONSTRUCTOR)
  static Object construct(
      Agent agent, BuiltinFunction callee, @Nullable JsObject newTarget, Object[] arguments) {
    Object first = arguments.length > 0 ? arguments[0] : Undefined.UNDEFINED;
    if (first instanceof Number || first instanceof ArrayBufferObject) {
      return agent.construct(
          agent.realm.function(Intrinsic.UINT8_ARRAY),
          arguments,
          newTarget == null ? callee : newTarget);
    }
    return from(
        agent,
        callee,
        Undefined.UNDEFINED,
        first,
        arguments.length > 1 ? arguments[1] : Undefined.UNDEFINED,
        Undefined.UNDEFINED);
  }

  @Builtin(name = "from", length = 3, attributes = Attributes.DEFAULT)
  static Object from(
      Agent agent,
      BuiltinFunction callee,
      Object thisValue,
      Object source,
      Object encodingOrOffset,
      Object length) {
    return switch (source) {
      case CharSequence text ->
          Buffers.create(
              agent,
              Buffers.encoding(agent, encodingOrOffset, TextEncoding.UTF_8)
                  .encode(Strings.flat(text)));
      case ArrayBufferObject block ->
          agent.construct(
              agent.realm.function(Intrinsic.UINT8_ARRAY),
              new Object[] {block, encodingOrOffset, length},
              Buffers.constructor(agent.realm));
      case JsObject object -> fromObject(agent, object);
      default -> throw HostErrors.wrongType(agent, "first argument", SOURCES, source);
    };
  }

  /** An array of bytes, what {@code toJSON} gave, or an object that stands for a value. */
  private static Object fromObject(Agent agent, JsObject object) {
    JsObject elements = object;
    Object length = object.get(agent, agent.group().keys().lookup("length"));
    if (length == Undefined.UNDEFINED) {
      Object data = object.get(agent, agent.group().keys().lookup("data"));
      if (!(data instanceof JsObject list)) {
        throw HostErrors.wrongType(agent, "first argument", SOURCES, object);
      }
      elements = list;
    }
    if (elements instanceof TypedArrayObject array && array.type().size() == 1) {
      return Buffers.create(agent, Objects.requireNonNull(Buffers.bytes(agent, array)));
    }
    int count =
        (int) Math.min(ObjectOperations.lengthOfArrayLike(agent, elements), Buffers.MAXIMUM_BYTES);
    byte[] bytes = Buffers.allocate(agent, count);
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) TypeConversion.toInt32(agent, elements.getElement(agent, i));
      if ((i & 1_023) == 1_023) {
        agent.poll();
      }
    }
    return Buffers.create(agent, bytes);
  }

  private static int size(Agent agent, Object value) {
    if (!(value instanceof Number number)) {
      throw HostErrors.wrongType(agent, "\"size\" argument", "of type number", value);
    }
    double size = number.doubleValue();
    if (!(size >= 0 && size <= Buffers.MAXIMUM_BYTES)) {
      throw HostErrors.outOfRange(agent, "size", ">= 0 && <= " + Buffers.MAXIMUM_BYTES, value);
    }
    return (int) size;
  }

  @Builtin(name = "alloc", length = 3, attributes = Attributes.DEFAULT)
  static Object alloc(Agent agent, Object thisValue, Object size, Object fill, Object encoding) {
    byte[] bytes = Buffers.allocate(agent, size(agent, size));
    if (fill != Undefined.UNDEFINED) {
      BufferPrototype.fill(agent, bytes, 0, bytes.length, fill, encoding);
    }
    return Buffers.create(agent, bytes);
  }

  @Builtin(name = "allocUnsafe", attributes = Attributes.DEFAULT)
  static Object allocUnsafe(Agent agent, Object thisValue, Object size) {
    return Buffers.create(agent, Buffers.allocate(agent, size(agent, size)));
  }

  @Builtin(name = "allocUnsafeSlow", attributes = Attributes.DEFAULT)
  static Object allocUnsafeSlow(Agent agent, Object thisValue, Object size) {
    return Buffers.create(agent, Buffers.allocate(agent, size(agent, size)));
  }

  @Builtin(name = "isBuffer", attributes = Attributes.DEFAULT)
  static Object isBuffer(Agent agent, Object thisValue, Object value) {
    return Buffers.isBuffer(agent, value);
  }

  @Builtin(name = "isEncoding", attributes = Attributes.DEFAULT)
  static Object isEncoding(Agent agent, Object thisValue, Object name) {
    return name instanceof CharSequence text && TextEncoding.of(Strings.flat(text)) != null;
  }

  @Builtin(name = "byteLength", attributes = Attributes.DEFAULT)
  static Object byteLength(Agent agent, Object thisValue, Object value, Object encoding) {
    byte[] bytes =
        value instanceof CharSequence text
            ? Buffers.encoding(agent, encoding, TextEncoding.UTF_8).encode(Strings.flat(text))
            : Buffers.bytes(agent, value);
    if (bytes == null) {
      throw HostErrors.wrongType(
          agent,
          "\"string\" argument",
          "of type string or an instance of Buffer or ArrayBuffer",
          value);
    }
    return bytes.length;
  }

  @Builtin(name = "compare", attributes = Attributes.DEFAULT)
  static Object compare(Agent agent, Object thisValue, Object first, Object second) {
    return Integer.signum(
        Arrays.compareUnsigned(
            requireBytes(agent, first, "buf1"), requireBytes(agent, second, "buf2")));
  }

  static byte[] requireBytes(Agent agent, Object value, String name) {
    byte[] bytes = value instanceof TypedArrayObject ? Buffers.bytes(agent, value) : null;
    if (bytes == null) {
      throw HostErrors.wrongType(
          agent, "\"" + name + "\" argument", "an instance of Buffer or Uint8Array", value);
    }
    return bytes;
  }

  @Builtin(name = "concat", attributes = Attributes.DEFAULT)
  static Object concat(Agent agent, Object thisValue, Object list, Object totalLength) {
    if (!(list instanceof JsObject)) {
      throw HostErrors.wrongType(agent, "\"list\" argument", "an instance of Array", list);
    }
    Object[] parts = ObjectOperations.listFromArrayLike(agent, list);
    byte[][] pieces = new byte[parts.length][];
    long sum = 0;
    for (int i = 0; i < parts.length; i++) {
      pieces[i] = requireBytes(agent, parts[i], "list[" + i + "]");
      sum += pieces[i].length;
    }
    boolean given = totalLength != Undefined.UNDEFINED && totalLength != JsNull.NULL;
    byte[] all = new byte[size(agent, given ? totalLength : Numbers.box(sum))];
    int at = 0;
    for (byte[] piece : pieces) {
      int count = Math.min(piece.length, all.length - at);
      System.arraycopy(piece, 0, all, at, count);
      at += count;
    }
    return Buffers.create(agent, all);
  }
}
