package org.ashlar.vm.host.buffer;

import java.util.Arrays;
import java.util.Objects;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.exotic.ByteStore;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;

/** Text, comparison and copying of buffers. */
final class BufferPrototype {
  private static final int BYTES_SHOWN = 50;

  private BufferPrototype() {}

  static TypedArrayObject require(Agent agent, Object value) {
    if (value instanceof TypedArrayObject array && array.type().size() == 1) {
      return array;
    }
    throw HostErrors.wrongType(agent, "\"this\" value", "an instance of Buffer", value);
  }

  static byte[] bytes(Agent agent, TypedArrayObject array) {
    return Objects.requireNonNull(Buffers.bytes(agent, array));
  }

  @Builtin(name = "toString", length = 3, attributes = Attributes.DEFAULT)
  static Object toString(Agent agent, Object thisValue, Object encoding, Object start, Object end) {
    TypedArrayObject array = require(agent, thisValue);
    byte[] bytes = bytes(agent, array);
    int from = clamped(agent, start, bytes.length, 0);
    int to = clamped(agent, end, bytes.length, bytes.length);
    TextEncoding chosen = Buffers.encoding(agent, encoding, TextEncoding.UTF_8);
    agent.charge(bytes.length);
    return to <= from ? "" : chosen.decode(bytes, from, to);
  }

  /** A position, with what lies outside of the bytes moved to the nearest end. */
  static int clamped(Agent agent, Object value, int length, int byDefault) {
    if (value == Undefined.UNDEFINED) {
      return byDefault;
    }
    double position = TypeConversion.toIntegerOrInfinity(agent, value);
    return (int) Math.max(0, Math.min(position, length));
  }

  @Builtin(name = "toJSON", attributes = Attributes.DEFAULT)
  static Object toJson(Agent agent, Object thisValue) {
    byte[] bytes = bytes(agent, require(agent, thisValue));
    Object[] data = new Object[bytes.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = bytes[i] & 0xFF;
    }
    JsObject json = agent.realm.newObject();
    json.rawPut(agent, agent.group().keys().intern("type"), "Buffer", Attributes.DEFAULT);
    json.rawPut(
        agent, agent.group().keys().intern("data"), agent.realm.newArray(data), Attributes.DEFAULT);
    return json;
  }

  @Builtin(name = "equals", attributes = Attributes.DEFAULT)
  static Object equals(Agent agent, Object thisValue, Object other) {
    return Arrays.equals(
        bytes(agent, require(agent, thisValue)),
        BufferConstructor.requireBytes(agent, other, "otherBuffer"));
  }

  @Builtin(name = "compare", length = 5, attributes = Attributes.DEFAULT)
  static Object compare(Agent agent, Object thisValue, Object[] arguments) {
    byte[] own = bytes(agent, require(agent, thisValue));
    byte[] other = BufferConstructor.requireBytes(agent, argument(arguments, 0), "target");
    int otherStart = clamped(agent, argument(arguments, 1), other.length, 0);
    int otherEnd = clamped(agent, argument(arguments, 2), other.length, other.length);
    int start = clamped(agent, argument(arguments, 3), own.length, 0);
    int end = clamped(agent, argument(arguments, 4), own.length, own.length);
    return Integer.signum(
        Arrays.compareUnsigned(
            own, start, Math.max(start, end), other, otherStart, Math.max(otherStart, otherEnd)));
  }

  private static Object argument(Object[] arguments, int index) {
    return index < arguments.length ? arguments[index] : Undefined.UNDEFINED;
  }

  /** A view on the same bytes, unlike the method of typed arrays that it hides. */
  @Builtin(name = "slice", attributes = Attributes.DEFAULT)
  static Object slice(Agent agent, Object thisValue, Object start, Object end) {
    JsObject methods = agent.realm.intrinsic(Intrinsic.TYPED_ARRAY_PROTOTYPE);
    return agent.call(
        (org.ashlar.vm.object.JsFunction)
            methods.get(agent, agent.group().keys().lookup("subarray")),
        require(agent, thisValue),
        start,
        end);
  }

  @Builtin(name = "copy", length = 4, attributes = Attributes.DEFAULT)
  static Object copy(Agent agent, Object thisValue, Object[] arguments) {
    TypedArrayObject own = require(agent, thisValue);
    if (!(argument(arguments, 0) instanceof TypedArrayObject target)) {
      throw HostErrors.wrongType(
          agent,
          "\"target\" argument",
          "an instance of Buffer or Uint8Array",
          argument(arguments, 0));
    }
    ArrayBufferOperations.requireMutable(agent, target.buffer(), "Buffer.prototype.copy");
    int size = target.length() * target.type().size();
    int at = clamped(agent, argument(arguments, 1), size, 0);
    int from = clamped(agent, argument(arguments, 2), own.length(), 0);
    int to = clamped(agent, argument(arguments, 3), own.length(), own.length());
    int count = Math.max(0, Math.min(to - from, size - at));
    if (count > 0) {
      ByteStore.copy(
          own.buffer().store(),
          own.byteOffset() + from,
          target.buffer().store(),
          target.byteOffset() + at,
          count);
    }
    return count;
  }

  @Builtin(name = "write", length = 4, attributes = Attributes.DEFAULT)
  static Object write(Agent agent, Object thisValue, Object[] arguments) {
    TypedArrayObject own = require(agent, thisValue);
    ArrayBufferOperations.requireMutable(agent, own.buffer(), "Buffer.prototype.write");
    if (!(argument(arguments, 0) instanceof CharSequence text)) {
      throw HostErrors.wrongType(
          agent, "\"string\" argument", "of type string", argument(arguments, 0));
    }
    int last = arguments.length - 1;
    boolean named = last > 0 && arguments[last] instanceof CharSequence;
    TextEncoding encoding =
        Buffers.encoding(agent, named ? arguments[last] : Undefined.UNDEFINED, TextEncoding.UTF_8);
    Object[] numbers = named ? Arrays.copyOf(arguments, last) : arguments;
    int at = clamped(agent, argument(numbers, 1), own.length(), 0);
    int room = clamped(agent, argument(numbers, 2), own.length() - at, own.length() - at);
    byte[] bytes = encoding.encode(Strings.flat(text));
    int count = Math.min(bytes.length, room);
    while (encoding == TextEncoding.UTF_8
        && count > 0
        && count < bytes.length
        && (bytes[count] & 0xC0) == 0x80) {
      count--;
    }
    if (count > 0) {
      ByteStore.copy(ByteStore.of(bytes), 0, own.buffer().store(), own.byteOffset() + at, count);
    }
    return count;
  }

  @Builtin(name = "fill", length = 4, attributes = Attributes.DEFAULT)
  static Object fill(Agent agent, Object thisValue, Object[] arguments) {
    TypedArrayObject own = require(agent, thisValue);
    ArrayBufferOperations.requireMutable(agent, own.buffer(), "Buffer.prototype.fill");
    Object start = argument(arguments, 1);
    Object end = argument(arguments, 2);
    Object encoding = argument(arguments, 3);
    if (start instanceof CharSequence) {
      encoding = start;
      start = Undefined.UNDEFINED;
    } else if (end instanceof CharSequence) {
      encoding = end;
      end = Undefined.UNDEFINED;
    }
    byte[] bytes = bytes(agent, own);
    int from = clamped(agent, start, bytes.length, 0);
    int to = clamped(agent, end, bytes.length, bytes.length);
    if (from < to) {
      fill(agent, bytes, from, to, argument(arguments, 0), encoding);
      ByteStore.copy(
          ByteStore.of(bytes), from, own.buffer().store(), own.byteOffset() + from, to - from);
    }
    return own;
  }

  static void fill(Agent agent, byte[] bytes, int from, int to, Object value, Object encodingName) {
    TextEncoding encoding = Buffers.encoding(agent, encodingName, TextEncoding.UTF_8);
    byte[] pattern = Buffers.content(agent, value, encoding);
    if (pattern == null) {
      Arrays.fill(bytes, from, to, (byte) TypeConversion.toInt32(agent, value));
      return;
    }
    if (pattern.length == 0) {
      if (!(value instanceof CharSequence text) || text.length() > 0) {
        throw HostErrors.withCode(
            agent,
            ErrorKind.TYPE_ERROR,
            "ERR_INVALID_ARG_VALUE",
            "The argument 'value' is invalid.");
      }
      pattern = new byte[1];
    }
    for (int i = from; i < to; i++) {
      bytes[i] = pattern[(i - from) % pattern.length];
    }
  }

  static void defineInspection(Realm realm, JsObject prototype) {
    Agent agent = realm.agent();
    Symbol custom =
        agent.symbolRegistry().computeIfAbsent("nodejs.util.inspect.custom", Symbol::registered);
    BufferPrototypeTable table = BufferPrototypeTable.TABLE;
    prototype.rawPut(
        agent,
        custom,
        BuiltinFunction.of(
            realm, table, table.require("inspect", BuiltinKind.DETACHED), "inspect", null),
        Attributes.HIDDEN);
  }

  @Builtin(name = "inspect", kind = BuiltinKind.DETACHED)
  static Object inspect(Agent agent, Object thisValue) {
    byte[] bytes = bytes(agent, require(agent, thisValue));
    StringBuilder shown = new StringBuilder("<Buffer ");
    for (int i = 0; i < Math.min(bytes.length, BYTES_SHOWN); i++) {
      shown.append(i == 0 ? "" : " ").append(TextEncoding.HEX.decode(bytes, i, i + 1));
    }
    int more = bytes.length - BYTES_SHOWN;
    if (more > 0) {
      shown.append(" ... ").append(more).append(more == 1 ? " more byte" : " more bytes");
    }
    return shown.append('>').toString();
  }
}
