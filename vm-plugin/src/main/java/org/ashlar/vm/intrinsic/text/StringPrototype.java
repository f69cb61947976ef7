package org.ashlar.vm.intrinsic.text;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.StringObject;
import org.ashlar.vm.intrinsic.annexb.StringMarkup;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/**
 * The prototype of String objects (clause 22.1.3): characters, searching and parts. What makes a
 * new text is in {@link StringTransforms}, what takes a pattern in {@link StringPatterns}, the
 * markup methods of Annex B in {@code annexb}.
 */
public final class StringPrototype {
  private StringPrototype() {}

  /** Makes %String.prototype%. */
  public static JsObject create(Realm realm) {
    JsObject wrapper =
        StringObject.createPrototype(realm.agent(), realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    IntrinsicBuilder builder =
        IntrinsicBuilder.on(realm, wrapper)
            .constructorProperty(Intrinsic.STRING)
            .functions(StringPrototypeTable.TABLE)
            .functions(StringTransformsTable.TABLE)
            .functions(StringPatternsTable.TABLE);
    return StringMarkup.define(builder)
        .alias("trimLeft", "trimStart")
        .alias("trimRight", "trimEnd")
        .build();
  }

  /** The receiver as a string, in any representation. */
  static CharSequence thisText(Agent agent, Object thisValue, String method) {
    return thisValue instanceof CharSequence text
        ? text
        : TypeConversion.toString(
            agent,
            TestingAndComparison.requireObjectCoercible(
                agent, thisValue, "String.prototype." + method));
  }

  /** The receiver as a flat string. */
  static String thisFlat(Agent agent, Object thisValue, String method) {
    return Strings.flat(thisText(agent, thisValue, method));
  }

  /** The argument as an index into the text, or -1 if it is outside. */
  private static int indexInside(Agent agent, Object position, int length) {
    if (position instanceof Integer index) {
      return index < length ? Math.max(index, -1) : -1;
    }
    double index = TypeConversion.toIntegerOrInfinity(agent, position);
    return index >= 0 && index < length ? (int) index : -1;
  }

  private static int clamp(double position, int length) {
    return (int) Math.max(0, Math.min(position, length));
  }

  /** A position counted from the end where it is negative. */
  private static int relative(double position, int length) {
    return position < 0 ? clamp(length + position, length) : clamp(position, length);
  }

  @Builtin(name = "at")
  @EcmaSpec("sec-string.prototype.at")
  static Object at(Agent agent, Object thisValue, Object index) {
    String text = thisFlat(agent, thisValue, "at");
    double relative = TypeConversion.toIntegerOrInfinity(agent, index);
    double position = relative < 0 ? text.length() + relative : relative;
    return position >= 0 && position < text.length()
        ? String.valueOf(text.charAt((int) position))
        : Undefined.UNDEFINED;
  }

  @Builtin(name = "charAt")
  @EcmaSpec("sec-string.prototype.charat")
  static Object charAt(Agent agent, Object thisValue, Object position) {
    CharSequence text = thisText(agent, thisValue, "charAt");
    int index = indexInside(agent, position, text.length());
    return index < 0 ? "" : String.valueOf(text.charAt(index));
  }

  @Builtin(name = "charCodeAt")
  @EcmaSpec("sec-string.prototype.charcodeat")
  static Object charCodeAt(Agent agent, Object thisValue, Object position) {
    CharSequence text = thisText(agent, thisValue, "charCodeAt");
    int index = indexInside(agent, position, text.length());
    return index < 0 ? (Object) Double.NaN : (Object) (int) text.charAt(index);
  }

  @Builtin(name = "codePointAt")
  @EcmaSpec("sec-string.prototype.codepointat")
  static Object codePointAt(Agent agent, Object thisValue, Object position) {
    CharSequence text = thisText(agent, thisValue, "codePointAt");
    int index = indexInside(agent, position, text.length());
    return index < 0 ? Undefined.UNDEFINED : (Object) Character.codePointAt(text, index);
  }

  @Builtin(name = "concat", length = 1)
  @EcmaSpec("sec-string.prototype.concat")
  static Object concat(Agent agent, Object thisValue, Object[] parts) {
    CharSequence text = thisText(agent, thisValue, "concat");
    for (Object part : parts) {
      CharSequence more = TypeConversion.toString(agent, part);
      if ((long) text.length() + more.length() > Strings.MAX_LENGTH) {
        throw Errors.rangeError(agent, Message.INVALID_STRING_LENGTH);
      }
      agent.charge(more.length());
      text = Strings.concat(text, more);
    }
    return text;
  }

  /** The search string of methods that refuse a regular expression. */
  private static String needle(Agent agent, Object search, String method) {
    if (TestingAndComparison.isRegExp(agent, search)) {
      throw Errors.typeError(
          agent,
          Message.TEXT,
          "First argument to String.prototype." + method + " must not be a regular expression");
    }
    return TypeConversion.toFlatString(agent, search);
  }

  @Builtin(name = "endsWith", length = 1)
  @EcmaSpec("sec-string.prototype.endswith")
  static Object endsWith(Agent agent, Object thisValue, Object search, Object endPosition) {
    Subject text = Subject.of(thisText(agent, thisValue, "endsWith"));
    String needle = needle(agent, search, "endsWith");
    int end =
        endPosition == Undefined.UNDEFINED
            ? text.length()
            : clamp(TypeConversion.toIntegerOrInfinity(agent, endPosition), text.length());
    return text.hasAt(needle, end - needle.length());
  }

  @Builtin(name = "includes", length = 1)
  @EcmaSpec("sec-string.prototype.includes")
  static Object includes(Agent agent, Object thisValue, Object search, Object position) {
    Subject text = Subject.of(thisText(agent, thisValue, "includes"));
    String needle = needle(agent, search, "includes");
    int start = clamp(TypeConversion.toIntegerOrInfinity(agent, position), text.length());
    return text.indexOf(agent, needle, start) >= 0;
  }

  @Builtin(name = "indexOf", length = 1)
  @EcmaSpec("sec-string.prototype.indexof")
  static Object indexOf(Agent agent, Object thisValue, Object search, Object position) {
    Subject text = Subject.of(thisText(agent, thisValue, "indexOf"));
    String needle = TypeConversion.toFlatString(agent, search);
    int start = clamp(TypeConversion.toIntegerOrInfinity(agent, position), text.length());
    return text.indexOf(agent, needle, start);
  }

  @Builtin(name = "lastIndexOf", length = 1)
  @EcmaSpec("sec-string.prototype.lastindexof")
  static Object lastIndexOf(Agent agent, Object thisValue, Object search, Object position) {
    String text = thisFlat(agent, thisValue, "lastIndexOf");
    String needle = TypeConversion.toFlatString(agent, search);
    double number = TypeConversion.toDouble(agent, position);
    int start =
        Double.isNaN(number)
            ? text.length()
            : clamp(TypeConversion.toIntegerOrInfinity(agent, number), text.length());
    return TextSearch.lastIndexOf(agent, text, needle, start);
  }

  @Builtin(name = "slice")
  @EcmaSpec("sec-string.prototype.slice")
  static Object slice(Agent agent, Object thisValue, Object start, Object end) {
    CharSequence text = thisText(agent, thisValue, "slice");
    int length = text.length();
    int from = relative(TypeConversion.toIntegerOrInfinity(agent, start), length);
    int to =
        end == Undefined.UNDEFINED
            ? length
            : relative(TypeConversion.toIntegerOrInfinity(agent, end), length);
    return from >= to ? "" : Strings.slice(text, from, to);
  }

  @Builtin(name = "startsWith", length = 1)
  @EcmaSpec("sec-string.prototype.startswith")
  static Object startsWith(Agent agent, Object thisValue, Object search, Object position) {
    Subject text = Subject.of(thisText(agent, thisValue, "startsWith"));
    String needle = needle(agent, search, "startsWith");
    int start = clamp(TypeConversion.toIntegerOrInfinity(agent, position), text.length());
    return text.hasAt(needle, start);
  }

  @Builtin(name = "substr")
  @EcmaSpec("sec-string.prototype.substr")
  static Object substr(Agent agent, Object thisValue, Object start, Object length) {
    CharSequence text = thisText(agent, thisValue, "substr");
    int size = text.length();
    int from = relative(TypeConversion.toIntegerOrInfinity(agent, start), size);
    double count =
        length == Undefined.UNDEFINED ? size : TypeConversion.toIntegerOrInfinity(agent, length);
    int to = clamp(from + Math.max(0, count), size);
    return from >= to ? "" : Strings.slice(text, from, to);
  }

  @Builtin(name = "substring")
  @EcmaSpec("sec-string.prototype.substring")
  static Object substring(Agent agent, Object thisValue, Object start, Object end) {
    CharSequence text = thisText(agent, thisValue, "substring");
    int length = text.length();
    int first = clamp(TypeConversion.toIntegerOrInfinity(agent, start), length);
    int second =
        end == Undefined.UNDEFINED
            ? length
            : clamp(TypeConversion.toIntegerOrInfinity(agent, end), length);
    int from = Math.min(first, second);
    int to = Math.max(first, second);
    return from == to ? "" : Strings.slice(text, from, to);
  }

  private static CharSequence thisString(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof CharSequence text) {
      return text;
    }
    if (thisValue instanceof StringObject wrapper) {
      return wrapper.text();
    }
    throw Errors.typeError(
        agent, Message.TEXT, "String.prototype." + method + " requires that 'this' be a String");
  }

  @Builtin(name = "toString")
  @EcmaSpec("sec-string.prototype.tostring")
  static Object toString(Agent agent, Object thisValue) {
    return thisString(agent, thisValue, "toString");
  }

  @Builtin(name = "valueOf")
  @EcmaSpec("sec-string.prototype.valueof")
  static Object valueOf(Agent agent, Object thisValue) {
    return thisString(agent, thisValue, "valueOf");
  }

  @Builtin(name = "@@iterator")
  @EcmaSpec("sec-string.prototype-%symbol.iterator%")
  static Object iterator(Agent agent, Object thisValue) {
    String text = thisFlat(agent, thisValue, "[Symbol.iterator]");
    return new StringIterator(
        agent.group().roots().exotic,
        agent.realm.intrinsic(Intrinsic.STRING_ITERATOR_PROTOTYPE),
        text);
  }
}
