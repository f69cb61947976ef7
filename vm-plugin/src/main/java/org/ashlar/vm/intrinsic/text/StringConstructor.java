package org.ashlar.vm.intrinsic.text;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.StringObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.NumberToText;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The constructor {@code String} (clauses 22.1.1 and 22.1.2). */
public final class StringConstructor {
  private StringConstructor() {}

  /** Makes %String%. */
  public static JsObject create(Realm realm) {
    return IntrinsicBuilder.constructor(
            realm, StringConstructorTable.TABLE, Intrinsic.STRING_PROTOTYPE)
        .build();
  }

  @Builtin(name = "String", kind = BuiltinKind.CONSTRUCTOR, length = 1)
  @EcmaSpec("sec-string-constructor-string-value")
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    if (arguments.length > 0 && newTarget == null && arguments[0] instanceof Symbol symbol) {
      return symbol.toDisplayString();
    }
    CharSequence text = arguments.length == 0 ? "" : TypeConversion.toString(agent, arguments[0]);
    if (newTarget == null) {
      return text;
    }
    JsObject prototype =
        ObjectOperations.prototypeFromConstructor(agent, newTarget, Intrinsic.STRING_PROTOTYPE);
    return StringObject.create(agent, text, prototype);
  }

  @Builtin(name = "fromCharCode", length = 1)
  @EcmaSpec("sec-string.fromcharcode")
  static Object fromCharCode(Agent agent, Object thisValue, Object[] codeUnits) {
    if (codeUnits.length == 1) {
      return String.valueOf((char) TypeConversion.toInt32(agent, codeUnits[0]));
    }
    agent.charge(2L * codeUnits.length);
    char[] units = new char[codeUnits.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) TypeConversion.toInt32(agent, codeUnits[i]);
    }
    return new String(units);
  }

  @Builtin(name = "fromCodePoint", length = 1)
  @EcmaSpec("sec-string.fromcodepoint")
  static Object fromCodePoint(Agent agent, Object thisValue, Object[] codePoints) {
    agent.charge(4L * codePoints.length);
    StringBuilder text = new StringBuilder(codePoints.length);
    for (Object codePoint : codePoints) {
      double number = TypeConversion.toDouble(agent, codePoint);
      if (!(number >= 0 && number <= Character.MAX_CODE_POINT) || number != Math.floor(number)) {
        throw Errors.rangeError(
            agent, Message.TEXT, "Invalid code point " + NumberToText.toText(number));
      }
      text.appendCodePoint((int) number);
    }
    return text.toString();
  }

  @Builtin(name = "raw", length = 1)
  @EcmaSpec("sec-string.raw")
  static Object raw(Agent agent, Object thisValue, Object[] arguments) {
    Object template = arguments.length == 0 ? Undefined.UNDEFINED : arguments[0];
    JsObject cooked = TypeConversion.toObject(agent, template);
    JsObject literals = TypeConversion.toObject(agent, cooked.get(agent, Keys.RAW));
    long count = ObjectOperations.lengthOfArrayLike(agent, literals);
    TextBuilder text = new TextBuilder(agent);
    for (long i = 0; i < count; i++) {
      if ((i & 1023) == 0) {
        agent.poll();
      }
      text.append(
          TypeConversion.toString(agent, literals.get(agent, ObjectOperations.indexKey(agent, i))));
      if (i + 1 < count && i + 1 < arguments.length) {
        text.append(TypeConversion.toString(agent, arguments[(int) i + 1]));
      }
    }
    return text.toString();
  }
}
