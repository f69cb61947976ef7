package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.exotic.ElementType;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;

/** The functions of Uint8Array that make an array of a text (clause 23.3.1). */
final class ByteTextFunctions {
  private ByteTextFunctions() {}

  @Builtin(name = "fromBase64", length = 1)
  @EcmaSpec("sec-uint8array.frombase64")
  static Object fromBase64(Agent agent, Object thisValue, Object string, Object options) {
    String text = ByteTextMethods.requireText(agent, string);
    Object checked = ByteTextMethods.requireOptions(agent, options);
    boolean urlSafe = ByteTextMethods.isUrlSafe(agent, checked);
    ByteText.LastChunk lastChunk = ByteTextMethods.lastChunk(agent, checked);
    agent.charge(text.length());
    return array(agent, ByteText.fromBase64(text, urlSafe, lastChunk, Integer.MAX_VALUE));
  }

  @Builtin(name = "fromHex")
  @EcmaSpec("sec-uint8array.fromhex")
  static Object fromHex(Agent agent, Object thisValue, Object string) {
    String text = ByteTextMethods.requireText(agent, string);
    agent.charge(text.length());
    return array(agent, ByteText.fromHex(text, Integer.MAX_VALUE));
  }

  private static TypedArrayObject array(Agent agent, ByteText.Reading reading) {
    ByteTextMethods.requireWhole(agent, reading);
    TypedArrayObject made =
        TypedArrayOperations.allocate(
            agent,
            agent.realm.intrinsic(Intrinsic.UINT8_ARRAY_PROTOTYPE),
            ElementType.UINT8,
            reading.bytes().length);
    ByteTextMethods.store(made, reading.bytes());
    return made;
  }
}
