package org.ashlar.vm.intrinsic.text;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The methods of String.prototype that take a pattern, which may be an object with its own method.
 */
final class StringPatterns {
  private static final Object[] NO_CAPTURES = {};

  private StringPatterns() {}

  private static Object receiver(Agent agent, Object thisValue, String method) {
    return TestingAndComparison.requireObjectCoercible(
        agent, thisValue, "String.prototype." + method);
  }

  /**
   * The method by which an object wants to be matched; Java null for primitives and other objects.
   */
  private static @Nullable JsFunction ownMethod(Agent agent, Object pattern, Symbol symbol) {
    return pattern instanceof JsObject ? ObjectOperations.getMethod(agent, pattern, symbol) : null;
  }

  private static JsObject newRegExp(Agent agent, Object pattern, Object flags) {
    JsFunction constructor = agent.realm.function(Intrinsic.REGEXP);
    Object source =
        pattern == Undefined.UNDEFINED ? pattern : TypeConversion.toString(agent, pattern);
    return ObjectOperations.construct(agent, constructor, source, flags);
  }

  @Builtin(name = "match")
  @EcmaSpec("sec-string.prototype.match")
  static Object match(Agent agent, Object thisValue, Object pattern) {
    Object receiver = receiver(agent, thisValue, "match");
    JsFunction matcher = ownMethod(agent, pattern, Symbol.MATCH);
    if (matcher != null) {
      return agent.call(matcher, pattern, receiver);
    }
    CharSequence text = TypeConversion.toString(agent, receiver);
    JsObject regExp = newRegExp(agent, pattern, Undefined.UNDEFINED);
    return ObjectOperations.invoke(agent, regExp, Symbol.MATCH, text);
  }

  @Builtin(name = "matchAll")
  @EcmaSpec("sec-string.prototype.matchall")
  static Object matchAll(Agent agent, Object thisValue, Object pattern) {
    Object receiver = receiver(agent, thisValue, "matchAll");
    requireGlobal(agent, pattern, "matchAll");
    JsFunction matcher = ownMethod(agent, pattern, Symbol.MATCH_ALL);
    if (matcher != null) {
      return agent.call(matcher, pattern, receiver);
    }
    CharSequence text = TypeConversion.toString(agent, receiver);
    JsObject regExp = newRegExp(agent, pattern, "g");
    return ObjectOperations.invoke(agent, regExp, Symbol.MATCH_ALL, text);
  }

  private static void requireGlobal(Agent agent, Object pattern, String method) {
    if (!(pattern instanceof JsObject object) || !TestingAndComparison.isRegExp(agent, pattern)) {
      return;
    }
    Object flags =
        TestingAndComparison.requireObjectCoercible(
            agent, object.get(agent, Keys.FLAGS), "String.prototype." + method);
    if (TypeConversion.toFlatString(agent, flags).indexOf('g') < 0) {
      throw Errors.typeError(
          agent,
          Message.TEXT,
          "String.prototype." + method + " called with a non-global RegExp argument");
    }
  }

  @Builtin(name = "search")
  @EcmaSpec("sec-string.prototype.search")
  static Object search(Agent agent, Object thisValue, Object pattern) {
    Object receiver = receiver(agent, thisValue, "search");
    JsFunction searcher = ownMethod(agent, pattern, Symbol.SEARCH);
    if (searcher != null) {
      return agent.call(searcher, pattern, receiver);
    }
    CharSequence text = TypeConversion.toString(agent, receiver);
    JsObject regExp = newRegExp(agent, pattern, Undefined.UNDEFINED);
    return ObjectOperations.invoke(agent, regExp, Symbol.SEARCH, text);
  }

  @Builtin(name = "replace")
  @EcmaSpec("sec-string.prototype.replace")
  static Object replace(Agent agent, Object thisValue, Object pattern, Object replacement) {
    Object receiver = receiver(agent, thisValue, "replace");
    JsFunction replacer = ownMethod(agent, pattern, Symbol.REPLACE);
    if (replacer != null) {
      return agent.call(replacer, pattern, receiver, replacement);
    }
    return replaceText(agent, receiver, pattern, replacement, false);
  }

  @Builtin(name = "replaceAll")
  @EcmaSpec("sec-string.prototype.replaceall")
  static Object replaceAll(Agent agent, Object thisValue, Object pattern, Object replacement) {
    Object receiver = receiver(agent, thisValue, "replaceAll");
    requireGlobal(agent, pattern, "replaceAll");
    JsFunction replacer = ownMethod(agent, pattern, Symbol.REPLACE);
    if (replacer != null) {
      return agent.call(replacer, pattern, receiver, replacement);
    }
    return replaceText(agent, receiver, pattern, replacement, true);
  }

  private static Object replaceText(
      Agent agent, Object receiver, Object pattern, Object replacement, boolean all) {
    String text = TypeConversion.toFlatString(agent, receiver);
    String needle = TypeConversion.toFlatString(agent, pattern);
    JsFunction function = replacement instanceof JsFunction callable ? callable : null;
    String template = function == null ? TypeConversion.toFlatString(agent, replacement) : "";
    int position = TextSearch.indexOf(agent, text, needle, 0);
    if (position < 0) {
      return text;
    }
    TextBuilder result = new TextBuilder(agent);
    int copied = 0;
    int step = Math.max(1, needle.length());
    while (position >= 0) {
      result.append(text, copied, position);
      if (function != null) {
        Object made = agent.call(function, Undefined.UNDEFINED, needle, position, text);
        result.append(TypeConversion.toString(agent, made));
      } else {
        Substitution.append(
            agent, result, needle, text, position, NO_CAPTURES, Undefined.UNDEFINED, template);
      }
      copied = position + needle.length();
      boolean goesOn = all && position + step <= text.length();
      position = goesOn ? TextSearch.indexOf(agent, text, needle, position + step) : -1;
    }
    result.append(text, copied, text.length());
    return result.toString();
  }

  @Builtin(name = "split")
  @EcmaSpec("sec-string.prototype.split")
  static Object split(Agent agent, Object thisValue, Object separator, Object limit) {
    Object receiver = receiver(agent, thisValue, "split");
    JsFunction splitter = ownMethod(agent, separator, Symbol.SPLIT);
    if (splitter != null) {
      return agent.call(splitter, separator, receiver, limit);
    }
    Subject text = Subject.of(TypeConversion.toString(agent, receiver));
    long most = limit == Undefined.UNDEFINED ? 0xFFFF_FFFFL : TypeConversion.toUint32(agent, limit);
    String needle = TypeConversion.toFlatString(agent, separator);
    JsArray parts = agent.realm.newArray();
    if (most == 0) {
      return parts;
    }
    if (separator == Undefined.UNDEFINED) {
      parts.append(agent, text.string());
      return parts;
    }
    if (needle.isEmpty()) {
      return splitUnits(agent, text.string(), (int) Math.min(most, text.length()));
    }
    int start = 0;
    int found = text.indexOf(agent, needle, 0);
    while (found >= 0) {
      parts.append(agent, text.part(start, found));
      if ((parts.length & 1023) == 0) {
        agent.charge(1024 * 48);
        agent.poll();
      }
      if (parts.lengthValue() >= most) {
        return parts;
      }
      start = found + needle.length();
      found = text.indexOf(agent, needle, start);
    }
    parts.append(agent, text.part(start, text.length()));
    return parts;
  }

  private static JsArray splitUnits(Agent agent, CharSequence text, int count) {
    agent.charge(8L * count);
    Object[] units = new Object[count];
    for (int i = 0; i < count; i++) {
      if ((i & 1023) == 0) {
        agent.poll();
      }
      units[i] = String.valueOf(text.charAt(i));
    }
    return agent.realm.newArray(units);
  }
}
