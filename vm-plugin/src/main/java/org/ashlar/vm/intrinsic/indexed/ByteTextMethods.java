package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ElementType;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/** The methods of Uint8Array.prototype that convert to and from text (clause 23.3.2). */
final class ByteTextMethods {
  private ByteTextMethods() {}

  private static TypedArrayObject thisBytes(Agent agent, Object thisValue) {
    if (thisValue instanceof TypedArrayObject array && array.type() == ElementType.UINT8) {
      return array;
    }
    throw Errors.typeError(agent, Message.TEXT, "this is not a Uint8Array");
  }

  static String requireText(Agent agent, Object value) {
    if (value instanceof CharSequence text) {
      return Strings.flat(text);
    }
    throw Errors.typeError(agent, Message.TEXT, ObjectOperations.display(value) + " is no string");
  }

  /** A property of an options argument, undefined where there is none. */
  private static Object option(Agent agent, Object options, String name) {
    return options instanceof JsObject object
        ? object.get(agent, agent.group().keys().intern(name))
        : Undefined.UNDEFINED;
  }

  static Object requireOptions(Agent agent, Object options) {
    if (options == Undefined.UNDEFINED || options instanceof JsObject) {
      return options;
    }
    throw Errors.typeError(agent, Message.NOT_AN_OBJECT, ObjectOperations.display(options));
  }

  static boolean isUrlSafe(Agent agent, Object options) {
    Object alphabet = option(agent, options, "alphabet");
    String name =
        alphabet == Undefined.UNDEFINED
            ? "base64"
            : alphabet instanceof CharSequence text ? Strings.flat(text) : "";
    return switch (name) {
      case "base64" -> false;
      case "base64url" -> true;
      default -> throw Errors.typeError(agent, Message.TEXT, "Unknown alphabet of base64");
    };
  }

  static ByteText.LastChunk lastChunk(Agent agent, Object options) {
    Object handling = option(agent, options, "lastChunkHandling");
    String name =
        handling == Undefined.UNDEFINED
            ? "loose"
            : handling instanceof CharSequence text ? Strings.flat(text) : "";
    return switch (name) {
      case "loose" -> ByteText.LastChunk.LOOSE;
      case "strict" -> ByteText.LastChunk.STRICT;
      case "stop-before-partial" -> ByteText.LastChunk.STOP_BEFORE_PARTIAL;
      default -> throw Errors.typeError(agent, Message.TEXT, "Unknown lastChunkHandling");
    };
  }

  private static void requireInBounds(Agent agent, TypedArrayObject array, String method) {
    if (array.isOutOfBounds()) {
      throw Errors.typeError(agent, Message.VIEW_OUT_OF_BOUNDS, method);
    }
  }

  private static byte[] bytesOf(Agent agent, TypedArrayObject array, String method) {
    requireInBounds(agent, array, method);
    int length = array.length();
    agent.charge(4L * length);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = array.buffer().store().getByte(array.at(i));
    }
    return bytes;
  }

  @Builtin(name = "toBase64", length = 0)
  @EcmaSpec("sec-uint8array.prototype.tobase64")
  static Object toBase64(Agent agent, Object thisValue, Object options) {
    TypedArrayObject array = thisBytes(agent, thisValue);
    Object checked = requireOptions(agent, options);
    boolean urlSafe = isUrlSafe(agent, checked);
    boolean unpadded = TypeConversion.toBoolean(option(agent, checked, "omitPadding"));
    byte[] bytes = bytesOf(agent, array, "Uint8Array.prototype.toBase64");
    requireLength(agent, (bytes.length + 2L) / 3 * 4);
    return ByteText.toBase64(bytes, urlSafe, !unpadded);
  }

  @Builtin(name = "toHex")
  @EcmaSpec("sec-uint8array.prototype.tohex")
  static Object toHex(Agent agent, Object thisValue) {
    byte[] bytes = bytesOf(agent, thisBytes(agent, thisValue), "Uint8Array.prototype.toHex");
    requireLength(agent, 2L * bytes.length);
    return ByteText.toHex(bytes);
  }

  private static void requireLength(Agent agent, long length) {
    if (length > Strings.MAX_LENGTH) {
      throw Errors.rangeError(agent, Message.INVALID_STRING_LENGTH);
    }
    agent.charge(2 * length);
  }

  @Builtin(name = "setFromBase64", length = 1)
  @EcmaSpec("sec-uint8array.prototype.setfrombase64")
  static Object setFromBase64(Agent agent, Object thisValue, Object string, Object options) {
    TypedArrayObject array = thisBytes(agent, thisValue);
    TypedArrayOperations.requireMutable(agent, array, "Uint8Array.prototype.setFromBase64");
    String text = requireText(agent, string);
    Object checked = requireOptions(agent, options);
    boolean urlSafe = isUrlSafe(agent, checked);
    ByteText.LastChunk lastChunk = lastChunk(agent, checked);
    requireInBounds(agent, array, "Uint8Array.prototype.setFromBase64");
    return fill(agent, array, ByteText.fromBase64(text, urlSafe, lastChunk, array.length()));
  }

  @Builtin(name = "setFromHex")
  @EcmaSpec("sec-uint8array.prototype.setfromhex")
  static Object setFromHex(Agent agent, Object thisValue, Object string) {
    TypedArrayObject array = thisBytes(agent, thisValue);
    TypedArrayOperations.requireMutable(agent, array, "Uint8Array.prototype.setFromHex");
    String text = requireText(agent, string);
    requireInBounds(agent, array, "Uint8Array.prototype.setFromHex");
    return fill(agent, array, ByteText.fromHex(text, array.length()));
  }

  /** Stores what was read, also where an error stopped the reader, which is thrown then. */
  private static Object fill(Agent agent, TypedArrayObject array, ByteText.Reading reading) {
    store(array, reading.bytes());
    requireWhole(agent, reading);
    JsObject result = agent.realm.newObject();
    result.rawPut(agent, agent.group().keys().intern("read"), reading.read(), Attributes.DEFAULT);
    result.rawPut(
        agent, agent.group().keys().intern("written"), reading.bytes().length, Attributes.DEFAULT);
    return result;
  }

  static void store(TypedArrayObject array, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      array.buffer().store().setByte(array.at(i), bytes[i]);
    }
  }

  static void requireWhole(Agent agent, ByteText.Reading reading) {
    String error = reading.error();
    if (error != null) {
      throw Errors.syntaxError(agent, Message.TEXT, "Malformed text of bytes: " + error);
    }
  }
}
