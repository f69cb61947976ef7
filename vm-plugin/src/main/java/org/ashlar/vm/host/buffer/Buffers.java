package org.ashlar.vm.host.buffer;

import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.ByteStore;
import org.ashlar.vm.exotic.ElementType;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The Buffer class of a realm, made on first use. */
public final class Buffers {
  static final int MAXIMUM_BYTES = Integer.MAX_VALUE - 16;

  private final JsFunction constructor;
  private final JsObject prototype;

  private Buffers(Realm realm) {
    Agent agent = realm.agent();
    this.constructor =
        (JsFunction)
            IntrinsicBuilder.constructor(
                    realm,
                    BufferConstructorTable.TABLE,
                    realm.intrinsic(Intrinsic.UINT8_ARRAY),
                    null)
                .put("poolSize", 8_192, Attributes.DEFAULT)
                .build();
    this.prototype =
        IntrinsicBuilder.object(realm, Intrinsic.UINT8_ARRAY_PROTOTYPE)
            .functions(BufferPrototypeTable.TABLE)
            .functions(BufferSearchTable.TABLE)
            .alias("toLocaleString", "toString")
            .build();
    BufferNumbers.define(realm, prototype);
    prototype.rawPut(agent, Keys.CONSTRUCTOR, constructor, Attributes.HIDDEN);
    constructor.rawPut(agent, Keys.PROTOTYPE, prototype, 0);
    BufferPrototype.defineInspection(realm, prototype);
  }

  private static Buffers of(Realm realm) {
    return realm.hostSlot(Buffers.class, Buffers::new);
  }

  /** The constructor. */
  public static JsFunction constructor(Realm realm) {
    return of(realm).constructor;
  }

  /** The exports of the buffer module. */
  public static JsObject module(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .put("Buffer", constructor(realm), Attributes.DEFAULT)
        .put("kMaxLength", MAXIMUM_BYTES, Attributes.DEFAULT)
        .build();
  }

  /** A buffer on bytes that nobody else changes. */
  public static TypedArrayObject create(Agent agent, byte[] bytes) {
    agent.charge(bytes.length);
    ArrayBufferObject block =
        new ArrayBufferObject(
            agent.group().roots().exotic,
            agent.realm.intrinsic(Intrinsic.ARRAY_BUFFER_PROTOTYPE),
            ByteStore.of(bytes),
            bytes.length,
            ArrayBufferObject.FIXED);
    return new TypedArrayObject(
        agent.group().roots().exotic,
        of(agent.realm).prototype,
        ElementType.UINT8,
        block,
        0,
        bytes.length);
  }

  static boolean isBuffer(Agent agent, Object value) {
    JsObject wanted = of(agent.realm).prototype;
    for (JsObject at = value instanceof TypedArrayObject array ? array.prototype : null;
        at != null;
        at = at.prototype) {
      if (at == wanted) {
        return true;
      }
    }
    return false;
  }

  /** New bytes that are charged, or a guest error where the process has no room for them. */
  public static byte[] allocate(Agent agent, int count) {
    agent.charge(count);
    try {
      return new byte[count];
    } catch (OutOfMemoryError refused) {
      throw Errors.rangeError(agent, Message.BUFFER_ALLOCATION_FAILED);
    }
  }

  /** A copy of the bytes of a typed array, a DataView or a buffer of bytes; else Java null. */
  public static byte @Nullable [] bytes(Agent agent, Object value) {
    ByteRange range = ByteRange.of(value);
    return range == null ? null : range.copy(agent);
  }

  /** The bytes of a text in an encoding or of anything that has bytes; else Java null. */
  public static byte @Nullable [] content(Agent agent, Object value, TextEncoding encoding) {
    return value instanceof CharSequence text
        ? encoding.encode(Strings.flat(text))
        : value instanceof ArrayBufferObject ? null : bytes(agent, value);
  }

  /** The encoding that an argument names; a guest error if there is none of that name. */
  public static TextEncoding encoding(Agent agent, Object name, TextEncoding byDefault) {
    if (name == Undefined.UNDEFINED || !(name instanceof CharSequence text)) {
      return byDefault;
    }
    TextEncoding known = TextEncoding.of(Strings.flat(text));
    if (known == null) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.TYPE_ERROR,
          "ERR_UNKNOWN_ENCODING",
          "Unknown encoding: " + Strings.flat(text));
    }
    return known;
  }
}
