package org.ashlar.vm.intrinsic.text;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;

/** The method of RegExp.prototype behind split of strings. */
final class RegExpSplitting {
  private static final long MAXIMUM_PARTS = 0xFFFF_FFFFL;
  private static final int PARTS_BETWEEN_CHARGES = 256;
  private static final int PART_WEIGHT = 64;

  private RegExpSplitting() {}

  @Builtin(name = "@@split")
  @EcmaSpec("sec-regexp.prototype-%symbol.split%")
  static Object split(Agent agent, Object thisValue, Object string, Object limit) {
    JsObject object = RegExpExecution.receiver(agent, thisValue, "@@split");
    String text = TypeConversion.toFlatString(agent, string);
    RegExpObject pristine = RegExpExecution.pristine(agent, object);
    // The conversion of a limit that is an object may run a program that changes the RegExp.
    return pristine != null && (limit == Undefined.UNDEFINED || limit instanceof Integer)
        ? splitUnobserved(agent, pristine, Subject.of(text), limit(agent, limit))
        : splitByProtocol(agent, object, text, limit);
  }

  private static long limit(Agent agent, Object limit) {
    return limit == Undefined.UNDEFINED ? MAXIMUM_PARTS : TypeConversion.toUint32(agent, limit);
  }

  private static Object splitByProtocol(Agent agent, JsObject object, String text, Object limit) {
    JsFunction constructor = ObjectOperations.speciesConstructor(agent, object, Intrinsic.REGEXP);
    String flags = RegExpMatching.flagsOf(agent, object);
    boolean byCodePoint = RegExpMatching.isByCodePoint(flags);
    String newFlags = flags.indexOf('y') >= 0 ? flags : flags + "y";
    JsObject splitter = ObjectOperations.construct(agent, constructor, object, newFlags);
    long most = limit(agent, limit);
    JsArray parts = agent.realm.newArray();
    if (most == 0) {
      return parts;
    }
    if (text.isEmpty()) {
      if (RegExpExecution.exec(agent, splitter, text) == null) {
        parts.append(agent, text);
      }
      return parts;
    }
    Subject subject = Subject.of(text);
    int start = 0;
    long position = 0;
    while (position < text.length()) {
      ObjectOperations.set(agent, splitter, Keys.LAST_INDEX, (int) position);
      JsObject result = RegExpExecution.exec(agent, splitter, text);
      long end = start;
      if (result != null) {
        end = TypeConversion.toLength(agent, splitter.get(agent, Keys.LAST_INDEX));
        end = Math.min(end, text.length());
      }
      if (result == null || end == start) {
        position = RegExpExecution.advance(text, position, byCodePoint);
        continue;
      }
      parts.append(agent, subject.part(start, (int) position));
      if (parts.lengthValue() == most || appendCaptures(agent, parts, result, most)) {
        return parts;
      }
      start = (int) end;
      position = end;
    }
    parts.append(agent, subject.part(start, text.length()));
    return parts;
  }

  /** True if the limit is reached. */
  private static boolean appendCaptures(Agent agent, JsArray parts, JsObject result, long most) {
    long groups = ObjectOperations.lengthOfArrayLike(agent, result) - 1;
    for (long group = 1; group <= groups; group++) {
      parts.append(agent, result.get(agent, IndexKey.of(group)));
      if (parts.lengthValue() == most) {
        return true;
      }
    }
    return false;
  }

  /**
   * Trying each position in turn with the sticky copy that the protocol makes finds what one search
   * finds at once, except that a match must not end where the part starts.
   */
  private static JsArray splitUnobserved(
      Agent agent, RegExpObject object, Subject subject, long most) {
    JsArray parts = agent.realm.newArray();
    if (most == 0) {
      return parts;
    }
    if (subject.length() == 0) {
      if (RegExpExecution.find(agent, object, subject, 0, true) == null) {
        parts.append(agent, subject.string());
      }
      return parts;
    }
    boolean byCodePoint = object.program().flags().isUnicodeMode();
    int groups = object.program().groupCount();
    int start = 0;
    int position = 0;
    while (position < subject.length()) {
      int[] bounds = RegExpExecution.find(agent, object, subject, position, false);
      if (bounds == null || bounds[0] >= subject.length()) {
        break;
      }
      if (bounds[1] == start) {
        position =
            (int)
                RegExpExecution.advance(
                    subject.string(), Math.max(position, bounds[0]), byCodePoint);
        continue;
      }
      parts.append(agent, subject.part(start, bounds[0]));
      if (parts.lengthValue() == most) {
        return parts;
      }
      for (int group = 1; group <= groups; group++) {
        parts.append(agent, RegExpExecution.capture(subject, bounds, group));
        if (parts.lengthValue() == most) {
          return parts;
        }
      }
      if (parts.lengthValue() % PARTS_BETWEEN_CHARGES <= groups) {
        agent.poll();
        agent.charge(PARTS_BETWEEN_CHARGES * PART_WEIGHT);
      }
      start = bounds[1];
      position = start;
    }
    parts.append(agent, subject.part(start, subject.length()));
    return parts;
  }
}
