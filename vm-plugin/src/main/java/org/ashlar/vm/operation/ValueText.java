package org.ashlar.vm.operation;

import java.math.BigInteger;
import java.util.ArrayDeque;
import org.ashlar.vm.object.Accessor;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.NumberToText;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Rope;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * What messages call a value. It is what the value's own conversion to a string would give where
 * that is known, and its class where it would run guest code.
 */
public final class ValueText {
  /** So much of a text is shown: messages are for people, and programs choose the texts. */
  private static final int MAX_SHOWN = 1_000;

  /** A BigInt of more bits is shown by how it begins, because its digits cost time. */
  private static final int DISPLAYED_BITS = 512;

  private ValueText() {}

  /** How a text begins, the whole of it if it is short; a long one is not made contiguous. */
  public static String shown(CharSequence text) {
    if (text.length() <= MAX_SHOWN) {
      return text.toString();
    }
    StringBuilder made = new StringBuilder(MAX_SHOWN + 1);
    ArrayDeque<CharSequence> rest = new ArrayDeque<>();
    rest.push(text);
    while (made.length() < MAX_SHOWN && !rest.isEmpty()) {
      CharSequence node = rest.pop();
      CharSequence left = node instanceof Rope rope ? rope.left() : null;
      CharSequence right = node instanceof Rope rope ? rope.right() : null;
      if (left != null && right != null) {
        rest.push(right);
        rest.push(left);
      } else {
        made.append(node.subSequence(0, Math.min(node.length(), MAX_SHOWN - made.length())));
      }
    }
    return made.append('…').toString();
  }

  static String of(Object value) {
    return switch (value) {
      case CharSequence s -> "\"" + shown(s) + "\"";
      case Double d -> NumberToText.toText(d);
      case BigInteger b -> ofBigInt(b);
      case Symbol s -> shown(s.toDisplayString());
      case JsFunction f -> shown(f.sourceText());
      case JsObject o -> ofObject(o);
      default -> value.toString();
    };
  }

  private static String ofBigInt(BigInteger value) {
    int bits = value.bitLength();
    if (bits <= DISPLAYED_BITS) {
      return value + "n";
    }
    String sign = value.signum() < 0 ? "-0x" : "0x";
    return sign + value.abs().shiftRight(bits / 4 * 4 - Long.SIZE).toString(16) + "…n";
  }

  private static String ofObject(JsObject object) {
    if (object.className().equals("Error")) {
      return errorText(object);
    }
    String constructor = inheritsToString(object) ? constructorOf(object) : null;
    if (constructor != null) {
      return "#<" + constructor + ">";
    }
    return "[object "
        + (inherited(object, Symbol.TO_STRING_TAG) instanceof CharSequence tag
            ? shown(tag)
            : object.className())
        + "]";
  }

  private static String errorText(JsObject error) {
    Object name = inherited(error, Keys.NAME);
    Object message = inherited(error, Keys.MESSAGE);
    String text = message instanceof CharSequence m ? shown(m) : "";
    String kind = name instanceof CharSequence n ? shown(n) : "Error";
    return text.isEmpty() ? kind : kind.isEmpty() ? text : kind + ": " + text;
  }

  /** Whether an object is converted to a string in the way that all objects inherit. */
  private static boolean inheritsToString(JsObject object) {
    for (JsObject at = object; at != null; at = at.prototype) {
      if (at.rawGet(Keys.TO_STRING) != null) {
        return at.prototype == null && constructorName(at).equals("Object");
      }
    }
    return false;
  }

  private static @Nullable Object inherited(JsObject object, PropertyKey key) {
    for (JsObject at = object; at != null; at = at.prototype) {
      Object value = at.rawGet(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The name of an object's constructor, or else of its class. */
  static String constructorName(JsObject object) {
    String name = constructorOf(object);
    return name == null ? object.className() : name;
  }

  private static @Nullable String constructorOf(JsObject object) {
    for (JsObject at = object; at != null; at = at.prototype) {
      Object constructor = at.rawGet(Keys.CONSTRUCTOR);
      if (constructor instanceof JsFunction function
          && function.rawGet(Keys.NAME) instanceof CharSequence name) {
        return shown(name);
      }
      if (constructor instanceof Accessor) {
        break;
      }
    }
    return null;
  }
}
