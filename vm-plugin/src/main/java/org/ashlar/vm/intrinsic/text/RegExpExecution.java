package org.ashlar.vm.intrinsic.text;

import java.util.List;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.regexp.RegExpProgram;
import org.ashlar.vm.regexp.syntax.Pattern;
import org.ashlar.vm.regexp.syntax.RegExpFlags;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Property;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.SlotKind;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Execution of RegExp objects (clause 22.2.7). */
final class RegExpExecution {
  private RegExpExecution() {}

  /**
   * The value as a RegExp object whose protocol nobody can observe: its prototype and %RegExp% are
   * as they were made, and it has no properties of its own. Java null if that is not certain.
   */
  static @Nullable RegExpObject pristine(Agent agent, Object value) {
    return agent.realm.regExpIntact
            && value instanceof RegExpObject object
            && object.prototype == agent.realm.intrinsicIfMade(Intrinsic.REGEXP_PROTOTYPE)
            && object.isPlain()
        ? object
        : null;
  }

  /** The receiver of a method of the prototype as an object. */
  static JsObject receiver(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof JsObject object) {
      return object;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "RegExp.prototype." + method,
        ObjectOperations.display(thisValue));
  }

  /** RegExpExec: an object, or Java null for no match. */
  @EcmaSpec("sec-regexpexec")
  static @Nullable JsObject exec(Agent agent, JsObject object, CharSequence text) {
    if (pristine(agent, object) == null) {
      Object method = object.get(agent, Keys.EXEC);
      if (method instanceof JsFunction function) {
        Object result = agent.call(function, object, text);
        if (result instanceof JsObject match) {
          return match;
        }
        if (result == JsNull.NULL) {
          return null;
        }
        throw Errors.typeError(
            agent, Message.TEXT, "object null is not a function or its return value is not null");
      }
    }
    if (!(object instanceof RegExpObject regExp)) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "RegExp.prototype.exec",
          ObjectOperations.display(object));
    }
    return builtinExec(agent, regExp, Subject.of(text));
  }

  /** RegExpBuiltinExec: the result array, or Java null. */
  @EcmaSpec("sec-regexpbuiltinexec")
  static @Nullable JsArray builtinExec(Agent agent, RegExpObject object, Subject subject) {
    int[] bounds = match(agent, object, subject);
    return bounds == null ? null : result(agent, object.program(), subject, bounds);
  }

  /** The part of RegExpBuiltinExec before the result is made: matches and sets lastIndex. */
  static int @Nullable [] match(Agent agent, RegExpObject object, Subject subject) {
    Object stored = object.lastIndex();
    long lastIndex =
        stored instanceof Integer index
            ? Math.max(0, index)
            : TypeConversion.toLength(agent, stored);
    RegExpProgram program = object.program();
    RegExpFlags flags = program.flags();
    boolean usesLastIndex = flags.global() || flags.sticky();
    int[] bounds = null;
    if (!usesLastIndex) {
      lastIndex = 0;
    }
    if (lastIndex <= subject.length()) {
      bounds = find(agent, object, subject, (int) lastIndex, flags.sticky());
    }
    if (usesLastIndex) {
      object.setLastIndex(agent, bounds == null ? 0 : bounds[1]);
    }
    return bounds;
  }

  /** Searches, and records a match for the legacy static properties. */
  static int @Nullable [] find(
      Agent agent, RegExpObject object, Subject subject, int index, boolean sticky) {
    RegExpContext context = RegExpContext.of(agent.realm);
    int from = subject.from();
    int[] bounds =
        object
            .program()
            .find(
                context.matcher(),
                subject.text(),
                from,
                from + subject.length(),
                from + index,
                sticky);
    if (bounds == null) {
      return null;
    }
    if (from > 0) {
      for (int place = 0; place < bounds.length; place++) {
        bounds[place] = bounds[place] < 0 ? -1 : bounds[place] - from;
      }
    }
    record(agent, context, object, subject, bounds);
    return bounds;
  }

  private static void record(
      Agent agent, RegExpContext context, RegExpObject object, Subject subject, int[] bounds) {
    if (object.realm() != agent.realm) {
      return;
    }
    if (object.hasLegacyFeatures()) {
      context.legacy().update(subject, bounds);
    } else {
      context.legacy().invalidate();
    }
  }

  /** AdvanceStringIndex. */
  @EcmaSpec("sec-advancestringindex")
  static long advance(CharSequence text, long index, boolean byCodePoint) {
    return byCodePoint
            && index + 1 < text.length()
            && Character.isSurrogatePair(text.charAt((int) index), text.charAt((int) index + 1))
        ? index + 2
        : index + 1;
  }

  /** What a group captured, or undefined. */
  static Object capture(Subject subject, int[] bounds, int group) {
    int start = bounds[2 * group];
    int end = bounds[2 * group + 1];
    return end < 0 || start < 0 ? Undefined.UNDEFINED : subject.part(start, end);
  }

  /** The array that exec returns. */
  static JsArray result(Agent agent, RegExpProgram program, Subject subject, int[] bounds) {
    int count = program.groupCount() + 1;
    Object[] captures = new Object[count];
    for (int group = 0; group < count; group++) {
      captures[group] = capture(subject, bounds, group);
    }
    JsArray result = agent.realm.newArray(captures);
    Object groups = groups(agent, program, captures);
    putNamed(agent, result, bounds[0], subject.string(), groups);
    if (program.flags().hasIndices()) {
      result.rawPut(agent, Keys.INDICES, indices(agent, program, bounds), Attributes.DEFAULT);
    }
    return result;
  }

  /**
   * Puts index, input and groups. Results are made often and look alike, so the storage is made at
   * once in its final form where the shape is known and nobody has generalised it.
   */
  private static void putNamed(
      Agent agent, JsArray result, int index, CharSequence text, Object groups) {
    RegExpContext context = RegExpContext.of(agent.realm);
    Shape known = context.resultShape();
    if (known != null && !known.isDeprecated()) {
      result.numbers = new long[] {index};
      result.references = new Object[] {text, groups};
      result.shape = known;
      return;
    }
    result.rawPut(agent, Keys.INDEX, index, Attributes.DEFAULT);
    result.rawPut(agent, Keys.INPUT, text, Attributes.DEFAULT);
    result.rawPut(agent, Keys.GROUPS, groups, Attributes.DEFAULT);
    if (hasExpectedLayout(result)) {
      context.setResultShape(result.shape);
    }
  }

  private static boolean hasExpectedLayout(JsArray result) {
    Property index = result.shape.lookup(Keys.INDEX);
    Property input = result.shape.lookup(Keys.INPUT);
    Property groups = result.shape.lookup(Keys.GROUPS);
    return index != null
        && index.kind() == SlotKind.INT
        && index.slot() == 0
        && input != null
        && input.kind() == SlotKind.REFERENCE
        && input.slot() == 0
        && groups != null
        && groups.kind() == SlotKind.REFERENCE
        && groups.slot() == 1;
  }

  /**
   * The groups object with the named ones of {@code values}, or undefined if there are no names.
   */
  static Object groups(Agent agent, RegExpProgram program, Object[] values) {
    List<Pattern.GroupName> names = program.groupNames();
    if (names.isEmpty()) {
      return Undefined.UNDEFINED;
    }
    JsObject groups = agent.realm.newObject(null);
    for (Pattern.GroupName name : names) {
      Object value = Undefined.UNDEFINED;
      for (int group : name.groups()) {
        if (values[group] != Undefined.UNDEFINED) {
          value = values[group];
        }
      }
      PropertyKey key = agent.group().keys().internKey(name.name());
      groups.rawPut(agent, key, value, Attributes.DEFAULT);
    }
    return groups;
  }

  private static JsArray indices(Agent agent, RegExpProgram program, int[] bounds) {
    Object[] pairs = new Object[program.groupCount() + 1];
    for (int group = 0; group < pairs.length; group++) {
      int start = bounds[2 * group];
      int end = bounds[2 * group + 1];
      pairs[group] =
          end < 0 || start < 0
              ? Undefined.UNDEFINED
              : agent.realm.newArray(new Object[] {start, end});
    }
    JsArray indices = agent.realm.newArray(pairs);
    indices.rawPut(agent, Keys.GROUPS, groups(agent, program, pairs), Attributes.DEFAULT);
    return indices;
  }
}
