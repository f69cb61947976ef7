package org.ashlar.vm.intrinsic.text;

import java.text.Normalizer;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/** The methods of String.prototype that make a new text of the whole one. */
final class StringTransforms {
  private StringTransforms() {}

  /** Units that the JDK maps or normalises between two safe points. */
  private static final int CHUNK = 1 << 16;

  @Builtin(name = "isWellFormed")
  @EcmaSpec("sec-string.prototype.iswellformed")
  static Object isWellFormed(Agent agent, Object thisValue) {
    return TextFunctions.loneSurrogate(StringPrototype.thisFlat(agent, thisValue, "isWellFormed"))
        < 0;
  }

  @Builtin(name = "toWellFormed")
  @EcmaSpec("sec-string.prototype.towellformed")
  static Object toWellFormed(Agent agent, Object thisValue) {
    String text = StringPrototype.thisFlat(agent, thisValue, "toWellFormed");
    agent.charge(2L * text.length());
    return TextFunctions.toWellFormed(text);
  }

  @Builtin(name = "localeCompare", length = 1)
  @EcmaSpec("sec-string.prototype.localecompare")
  static Object localeCompare(Agent agent, Object thisValue, Object that) {
    String text = StringPrototype.thisFlat(agent, thisValue, "localeCompare");
    return TextOrder.compare(text, TypeConversion.toFlatString(agent, that));
  }

  @Builtin(name = "normalize", length = 0)
  @EcmaSpec("sec-string.prototype.normalize")
  static Object normalize(Agent agent, Object thisValue, Object form) {
    String text = StringPrototype.thisFlat(agent, thisValue, "normalize");
    String name = form == Undefined.UNDEFINED ? "NFC" : TypeConversion.toFlatString(agent, form);
    Normalizer.Form chosen =
        switch (name) {
          case "NFC" -> Normalizer.Form.NFC;
          case "NFD" -> Normalizer.Form.NFD;
          case "NFKC" -> Normalizer.Form.NFKC;
          case "NFKD" -> Normalizer.Form.NFKD;
          default ->
              throw Errors.rangeError(
                  agent,
                  Message.TEXT,
                  "The normalization form should be one of NFC, NFD, NFKC, NFKD.");
        };
    if (text.length() <= CHUNK) {
      return TextFunctions.normalize(text, chosen);
    }
    // an ASCII character starts anew: it never combines with what stands before it
    TextBuilder result = new TextBuilder(agent);
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(start + CHUNK, text.length());
      while (end < text.length() && text.charAt(end) >= 0x80) {
        end++;
      }
      result.append(TextFunctions.normalize(text.substring(start, end), chosen));
      start = end;
    }
    return result.toString();
  }

  private static String checked(Agent agent, String text) {
    if (text.length() > Strings.MAX_LENGTH) {
      throw Errors.rangeError(agent, Message.INVALID_STRING_LENGTH);
    }
    return text;
  }

  @Builtin(name = "padEnd", length = 1)
  @EcmaSpec("sec-string.prototype.padend")
  static Object padEnd(Agent agent, Object thisValue, Object maxLength, Object fill) {
    CharSequence text = StringPrototype.thisText(agent, thisValue, "padEnd");
    String padding = padding(agent, text, maxLength, fill);
    return padding.isEmpty() ? text : Strings.concat(text, padding);
  }

  @Builtin(name = "padStart", length = 1)
  @EcmaSpec("sec-string.prototype.padstart")
  static Object padStart(Agent agent, Object thisValue, Object maxLength, Object fill) {
    CharSequence text = StringPrototype.thisText(agent, thisValue, "padStart");
    String padding = padding(agent, text, maxLength, fill);
    return padding.isEmpty() ? text : Strings.concat(padding, text);
  }

  private static String padding(Agent agent, CharSequence text, Object maxLength, Object fill) {
    long wanted = TypeConversion.toLength(agent, maxLength);
    if (wanted <= text.length()) {
      return "";
    }
    String filler = fill == Undefined.UNDEFINED ? " " : TypeConversion.toFlatString(agent, fill);
    if (filler.isEmpty()) {
      return "";
    }
    if (wanted > Strings.MAX_LENGTH) {
      throw Errors.rangeError(agent, Message.INVALID_STRING_LENGTH);
    }
    int missing = (int) wanted - text.length();
    agent.charge(2L * missing);
    int whole = missing / filler.length();
    return filler.repeat(whole).concat(filler.substring(0, missing % filler.length()));
  }

  @Builtin(name = "repeat")
  @EcmaSpec("sec-string.prototype.repeat")
  static Object repeat(Agent agent, Object thisValue, Object count) {
    String text = StringPrototype.thisFlat(agent, thisValue, "repeat");
    double times = TypeConversion.toIntegerOrInfinity(agent, count);
    if (times < 0 || Double.isInfinite(times)) {
      throw Errors.rangeError(
          agent, Message.TEXT, "Invalid count value: " + TypeConversion.toString(agent, count));
    }
    if (text.isEmpty() || times == 0) {
      return "";
    }
    if (times * text.length() > Strings.MAX_LENGTH) {
      throw Errors.rangeError(agent, Message.INVALID_STRING_LENGTH);
    }
    agent.charge(2L * text.length() * (long) times);
    return text.repeat((int) times);
  }

  @Builtin(name = "toLocaleLowerCase", length = 0)
  @EcmaSpec("sec-string.prototype.tolocalelowercase")
  static Object toLocaleLowerCase(Agent agent, Object thisValue) {
    return lowerCase(agent, StringPrototype.thisFlat(agent, thisValue, "toLocaleLowerCase"));
  }

  @Builtin(name = "toLocaleUpperCase", length = 0)
  @EcmaSpec("sec-string.prototype.tolocaleuppercase")
  static Object toLocaleUpperCase(Agent agent, Object thisValue) {
    return upperCase(agent, StringPrototype.thisFlat(agent, thisValue, "toLocaleUpperCase"));
  }

  @Builtin(name = "toLowerCase")
  @EcmaSpec("sec-string.prototype.tolowercase")
  static Object toLowerCase(Agent agent, Object thisValue) {
    return lowerCase(agent, StringPrototype.thisFlat(agent, thisValue, "toLowerCase"));
  }

  @Builtin(name = "toUpperCase")
  @EcmaSpec("sec-string.prototype.touppercase")
  static Object toUpperCase(Agent agent, Object thisValue) {
    return upperCase(agent, StringPrototype.thisFlat(agent, thisValue, "toUpperCase"));
  }

  private static String lowerCase(Agent agent, String text) {
    // a final sigma looks at the letters around it, so such a text is not cut
    return text.length() <= CHUNK || TextFunctions.hasSigma(text)
        ? checked(agent, TextFunctions.toLowerCase(text))
        : mapChunks(agent, text, false);
  }

  private static String upperCase(Agent agent, String text) {
    return text.length() <= CHUNK ? TextFunctions.toUpperCase(text) : mapChunks(agent, text, true);
  }

  private static String mapChunks(Agent agent, String text, boolean upper) {
    TextBuilder result = new TextBuilder(agent);
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(start + CHUNK, text.length());
      if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
        end++;
      }
      String chunk = text.substring(start, end);
      result.append(upper ? TextFunctions.toUpperCase(chunk) : TextFunctions.toLowerCase(chunk));
      start = end;
    }
    return result.toString();
  }

  @Builtin(name = "trim")
  @EcmaSpec("sec-string.prototype.trim")
  static Object trim(Agent agent, Object thisValue) {
    return TextFunctions.trim(StringPrototype.thisFlat(agent, thisValue, "trim"), true, true);
  }

  @Builtin(name = "trimEnd")
  @EcmaSpec("sec-string.prototype.trimend")
  static Object trimEnd(Agent agent, Object thisValue) {
    return TextFunctions.trim(StringPrototype.thisFlat(agent, thisValue, "trimEnd"), false, true);
  }

  @Builtin(name = "trimStart")
  @EcmaSpec("sec-string.prototype.trimstart")
  static Object trimStart(Agent agent, Object thisValue) {
    return TextFunctions.trim(StringPrototype.thisFlat(agent, thisValue, "trimStart"), true, false);
  }
}
