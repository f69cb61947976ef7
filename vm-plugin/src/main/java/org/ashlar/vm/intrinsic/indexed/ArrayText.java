package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.intrinsic.fundamental.ObjectPrototype;
import org.ashlar.vm.intrinsic.text.TextBuilder;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/**
 * The methods of %Array.prototype% that make texts. An array inside itself contributes nothing, as
 * in every engine, though the specification would recurse for ever.
 */
final class ArrayText {
  private static final int WEIGHT = 40;

  private ArrayText() {}

  @EcmaSpec("sec-array.prototype.join")
  @Builtin(name = "join")
  static Object join(Agent agent, Object thisValue, Object separator) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    if (agent.visiting().contains(object)) {
      return "";
    }
    enter(agent, object);
    try {
      long length = ObjectOperations.lengthOfArrayLike(agent, object);
      String between =
          separator == Undefined.UNDEFINED ? "," : TypeConversion.toFlatString(agent, separator);
      if (!between.isEmpty() && length - 1 > Strings.MAX_LENGTH / between.length()) {
        // The separators alone are too long; no need to look at millions of elements first.
        throw Errors.rangeError(agent, Message.INVALID_STRING_LENGTH);
      }
      TextBuilder text = new TextBuilder(agent);
      for (long i = 0; i < length; i++) {
        if (i > 0) {
          text.append(between);
        }
        if ((i & ArrayAccess.POLL_MASK) == ArrayAccess.POLL_MASK) {
          agent.poll();
        }
        Object value = ArrayAccess.get(agent, object, i);
        if (!TestingAndComparison.isNullish(value)) {
          text.append(TypeConversion.toString(agent, value));
        }
      }
      return text.toString();
    } finally {
      leave(agent);
    }
  }

  private static void enter(Agent agent, JsObject object) {
    agent.enterNative(WEIGHT);
    agent.visiting().add(object);
  }

  private static void leave(Agent agent) {
    agent.visiting().removeLast();
    agent.leaveNative(WEIGHT);
  }

  @EcmaSpec("sec-array.prototype.tostring")
  @Builtin(name = "toString")
  static Object toString(Agent agent, Object thisValue) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    Object join = object.get(agent, Keys.JOIN);
    return join instanceof JsFunction function
        ? agent.call(function, object)
        : ObjectPrototype.toString(agent, object);
  }

  @EcmaSpec("sec-array.prototype.tolocalestring")
  @Builtin(name = "toLocaleString")
  static Object toLocaleString(Agent agent, Object thisValue) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    if (agent.visiting().contains(object)) {
      return "";
    }
    enter(agent, object);
    try {
      StringKey method = agent.group().keys().intern("toLocaleString");
      long length = ObjectOperations.lengthOfArrayLike(agent, object);
      TextBuilder text = new TextBuilder(agent);
      for (long i = 0; i < length; i++) {
        if (i > 0) {
          text.append(',');
        }
        Object value = ArrayAccess.get(agent, object, i);
        if (!TestingAndComparison.isNullish(value)) {
          Object part = ObjectOperations.invoke(agent, value, method);
          text.append(TypeConversion.toString(agent, part));
        }
      }
      return text.toString();
    } finally {
      leave(agent);
    }
  }
}
