package org.ashlar.vm.host.buffer;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;

/** Search in buffers for bytes, text and other buffers. */
final class BufferSearch {
  private static final int POLL_INTERVAL = 1_024;

  private BufferSearch() {}

  @Builtin(name = "indexOf", length = 3, attributes = Attributes.DEFAULT)
  static Object indexOf(
      Agent agent, Object thisValue, Object value, Object offset, Object encoding) {
    return find(agent, thisValue, value, offset, encoding, true);
  }

  @Builtin(name = "lastIndexOf", length = 3, attributes = Attributes.DEFAULT)
  static Object lastIndexOf(
      Agent agent, Object thisValue, Object value, Object offset, Object encoding) {
    return find(agent, thisValue, value, offset, encoding, false);
  }

  @Builtin(name = "includes", length = 3, attributes = Attributes.DEFAULT)
  static Object includes(
      Agent agent, Object thisValue, Object value, Object offset, Object encoding) {
    return find(agent, thisValue, value, offset, encoding, true) >= 0;
  }

  private static int find(
      Agent agent, Object thisValue, Object value, Object offset, Object encoding, boolean ahead) {
    byte[] bytes = BufferPrototype.bytes(agent, BufferPrototype.require(agent, thisValue));
    boolean named = offset instanceof CharSequence;
    TextEncoding chosen = Buffers.encoding(agent, named ? offset : encoding, TextEncoding.UTF_8);
    byte[] wanted = wanted(agent, value, chosen);
    int last = bytes.length - wanted.length;
    double start =
        named || offset == Undefined.UNDEFINED
            ? ahead ? 0 : last
            : TypeConversion.toIntegerOrInfinity(agent, offset);
    start = start < 0 ? start + bytes.length : start;
    if (ahead) {
      for (int at = (int) Math.max(start, 0); at <= last; at++) {
        if (isAt(agent, bytes, wanted, at)) {
          return at;
        }
      }
    } else {
      for (int at = (int) Math.min(start, last); at >= 0; at--) {
        if (isAt(agent, bytes, wanted, at)) {
          return at;
        }
      }
    }
    return -1;
  }

  private static byte[] wanted(Agent agent, Object value, TextEncoding encoding) {
    if (value instanceof Number) {
      return new byte[] {(byte) TypeConversion.toInt32(agent, value)};
    }
    byte[] content = Buffers.content(agent, value, encoding);
    if (content == null) {
      throw HostErrors.wrongType(
          agent,
          "\"value\" argument",
          "one of type number or string or an instance of Buffer or Uint8Array",
          value);
    }
    return content;
  }

  private static boolean isAt(Agent agent, byte[] bytes, byte[] wanted, int at) {
    if (at % POLL_INTERVAL == 0) {
      agent.poll();
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
