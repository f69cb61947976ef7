package org.ashlar.vm.intrinsic.global;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.intrinsic.text.UriText;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.TextToNumber;
import org.jspecify.annotations.Nullable;

/** The functions of the global object, except eval (clauses 19.2.2 to 19.2.6 and B.2.1). */
final class GlobalFunctions {
  /** The longest escape of one code unit, in UTF-16 bytes. */
  private static final int WORST_EXPANSION_BYTES = 18;

  private GlobalFunctions() {}

  /** Makes the function with a name. */
  static JsFunction create(Realm realm, String name) {
    GlobalFunctionsTable table = GlobalFunctionsTable.TABLE;
    return BuiltinFunction.of(realm, table, table.require(name, BuiltinKind.DETACHED), name, null);
  }

  @Builtin(name = "isFinite", kind = BuiltinKind.DETACHED)
  @EcmaSpec("sec-isfinite-number")
  static Object isFinite(Agent agent, Object thisValue, Object number) {
    return number instanceof Integer || Double.isFinite(TypeConversion.toDouble(agent, number));
  }

  @Builtin(name = "isNaN", kind = BuiltinKind.DETACHED)
  @EcmaSpec("sec-isnan-number")
  static Object isNotANumber(Agent agent, Object thisValue, Object number) {
    return Double.isNaN(TypeConversion.toDouble(agent, number));
  }

  @Builtin(name = "parseFloat", kind = BuiltinKind.DETACHED)
  @EcmaSpec("sec-parsefloat-string")
  static Object parseFloat(Agent agent, Object thisValue, Object string) {
    return string instanceof Integer
        ? string
        : TextToNumber.parseFloat(TypeConversion.toFlatString(agent, string));
  }

  @Builtin(name = "parseInt", kind = BuiltinKind.DETACHED)
  @EcmaSpec("sec-parseint-string-radix")
  static Object parseInt(Agent agent, Object thisValue, Object string, Object radix) {
    String text = TypeConversion.toFlatString(agent, string);
    return TextToNumber.parseInt(text, TypeConversion.toInt32(agent, radix));
  }

  @Builtin(name = "decodeURI", kind = BuiltinKind.DETACHED)
  @EcmaSpec("sec-decodeuri-encodeduri")
  static Object decodeUri(Agent agent, Object thisValue, Object encoded) {
    return wellFormed(agent, UriText.decodeUri(TypeConversion.toFlatString(agent, encoded)));
  }

  @Builtin(name = "decodeURIComponent", kind = BuiltinKind.DETACHED)
  @EcmaSpec("sec-decodeuricomponent-encodeduricomponent")
  static Object decodeUriComponent(Agent agent, Object thisValue, Object encoded) {
    String text = TypeConversion.toFlatString(agent, encoded);
    return wellFormed(agent, UriText.decodeUriComponent(text));
  }

  @Builtin(name = "encodeURI", kind = BuiltinKind.DETACHED)
  @EcmaSpec("sec-encodeuri-uri")
  static Object encodeUri(Agent agent, Object thisValue, Object uri) {
    return wellFormed(agent, UriText.encodeUri(charged(agent, uri)));
  }

  @Builtin(name = "encodeURIComponent", kind = BuiltinKind.DETACHED)
  @EcmaSpec("sec-encodeuricomponent-uricomponent")
  static Object encodeUriComponent(Agent agent, Object thisValue, Object component) {
    return wellFormed(agent, UriText.encodeUriComponent(charged(agent, component)));
  }

  @Builtin(name = "escape", kind = BuiltinKind.DETACHED)
  @EcmaSpec("sec-escape-string")
  static Object escape(Agent agent, Object thisValue, Object string) {
    return UriText.escape(charged(agent, string));
  }

  @Builtin(name = "unescape", kind = BuiltinKind.DETACHED)
  @EcmaSpec("sec-unescape-string")
  static Object unescape(Agent agent, Object thisValue, Object string) {
    return UriText.unescape(TypeConversion.toFlatString(agent, string));
  }

  private static String charged(Agent agent, Object value) {
    String text = TypeConversion.toFlatString(agent, value);
    if (text.length() > Strings.MAX_LENGTH / (WORST_EXPANSION_BYTES / 2)) {
      throw Errors.rangeError(agent, Message.INVALID_STRING_LENGTH);
    }
    agent.charge((long) WORST_EXPANSION_BYTES * text.length());
    return text;
  }

  private static String wellFormed(Agent agent, @Nullable String result) {
    if (result == null) {
      throw Errors.of(agent, ErrorKind.URI_ERROR, "URI malformed");
    }
    return result;
  }
}
