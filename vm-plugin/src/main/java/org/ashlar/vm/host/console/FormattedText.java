package org.ashlar.vm.host.console;

import java.math.BigInteger;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.intrinsic.structured.JsonObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.BigIntArithmetic;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.NumberToText;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.TextToNumber;
import org.ashlar.vm.value.Undefined;

/** What {@code util.format} makes of its arguments. */
public final class FormattedText {
  /** How the message about a cycle begins, see {@code JsonMessages}. */
  private static final String CIRCULAR = "Converting circular structure to JSON";

  private final Agent agent;
  private final InspectOptions options;

  public FormattedText(Agent agent, InspectOptions options) {
    this.agent = agent;
    this.options = options;
  }

  /** The first argument's placeholders filled, the rest appended with spaces. */
  public String format(Object[] arguments) {
    if (arguments.length == 0) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    int next = 0;
    if (arguments[0] instanceof CharSequence first) {
      next = 1;
      String template = Strings.flat(first);
      next = arguments.length == 1 ? appendPlain(template, out) : fill(template, arguments, out);
    }
    for (; next < arguments.length; next++) {
      if (next > 0) {
        out.append(' ');
      }
      out.append(new Inspector(agent, options).display(arguments[next]));
    }
    return out.toString();
  }

  private static int appendPlain(String template, StringBuilder out) {
    out.append(template);
    return 1;
  }

  private int fill(String template, Object[] arguments, StringBuilder out) {
    int next = 1;
    int at = 0;
    for (int percent = template.indexOf('%');
        percent >= 0 && percent + 1 < template.length();
        percent = template.indexOf('%', at)) {
      char kind = template.charAt(percent + 1);
      if (kind == '%') {
        out.append(template, at, percent + 1);
        at = percent + 2;
        continue;
      }
      if ("sdifjoOc".indexOf(kind) < 0 || next >= arguments.length) {
        out.append(template, at, percent + 1);
        at = percent + 1;
        continue;
      }
      out.append(template, at, percent).append(convert(kind, arguments[next++]));
      at = percent + 2;
    }
    out.append(template, at, template.length());
    return next;
  }

  private String convert(char kind, Object value) {
    return switch (kind) {
      case 's' -> string(value);
      case 'd' -> number(value);
      case 'i' -> value instanceof JsObject || value instanceof Symbol ? "NaN" : integer(value);
      case 'f' ->
          value instanceof Symbol
              ? "NaN"
              : signed(TextToNumber.parseFloat(TypeConversion.toFlatString(agent, value)));
      case 'j' -> json(value);
      case 'o' -> new Inspector(agent, hidden()).inspect(value);
      case 'O' -> new Inspector(agent, options).inspect(value);
      default -> "";
    };
  }

  private InspectOptions hidden() {
    return options.toBuilder().depth(4).showHidden(true).showProxy(true).build();
  }

  private String string(Object value) {
    if (value instanceof CharSequence text) {
      return Strings.flat(text);
    }
    if (value instanceof JsObject object
        && !(object instanceof JsFunction)
        && !hasOwnToString(object)) {
      return new Inspector(agent, options.withDepth(0).withColors(false)).inspect(value);
    }
    if (value instanceof JsObject) {
      return TypeConversion.toFlatString(agent, value);
    }
    return new Inspector(agent, options.withColors(false)).inspect(value);
  }

  /** Whether a class of the program, not of the language, says how the object becomes a string. */
  private boolean hasOwnToString(JsObject object) {
    Object method = object.get(agent, Keys.TO_STRING);
    return method instanceof org.ashlar.vm.execution.ScriptFunction
        || object instanceof org.ashlar.vm.intrinsic.fundamental.ErrorObject;
  }

  private String number(Object value) {
    if (value instanceof BigInteger big) {
      return BigIntArithmetic.toText(agent, big, 10) + "n";
    }
    if (value instanceof Symbol || value instanceof JsObject) {
      return value instanceof Symbol ? "NaN" : signed(TypeConversion.toNumber(agent, value));
    }
    return signed(TypeConversion.toNumber(agent, value));
  }

  private String integer(Object value) {
    return value instanceof BigInteger big
        ? BigIntArithmetic.toText(agent, big, 10) + "n"
        : signed(TextToNumber.parseInt(TypeConversion.toFlatString(agent, value), 10));
  }

  private static String signed(Object number) {
    double value = ((Number) number).doubleValue();
    return value == 0 && 1 / value < 0
        ? "-0"
        : NumberToText.toText(((Number) Numbers.box(value)).doubleValue());
  }

  private String json(Object value) {
    try {
      Object text =
          JsonObject.stringify(
              agent, Undefined.UNDEFINED, value, Undefined.UNDEFINED, Undefined.UNDEFINED);
      return text instanceof CharSequence string ? Strings.flat(string) : "undefined";
    } catch (ThrowCompletion thrown) {
      if (thrown.value() instanceof JsObject error
          && error.rawGet(Keys.MESSAGE) instanceof CharSequence message
          && Strings.flat(message).startsWith(CIRCULAR)) {
        return "[Circular]";
      }
      throw thrown;
    }
  }
}
