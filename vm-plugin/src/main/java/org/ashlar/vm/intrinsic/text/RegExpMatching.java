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
import org.ashlar.vm.regexp.syntax.RegExpFlags;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.SameValue;
import org.jspecify.annotations.Nullable;

/** The methods of RegExp.prototype behind match, matchAll and search of strings. */
final class RegExpMatching {
  private RegExpMatching() {}

  static boolean isByCodePoint(String flags) {
    return flags.indexOf('u') >= 0 || flags.indexOf('v') >= 0;
  }

  /** The flags of any object that plays a RegExp. */
  static String flagsOf(Agent agent, JsObject object) {
    return TypeConversion.toFlatString(agent, object.get(agent, Keys.FLAGS));
  }

  /** Moves lastIndex on after an empty match, so that the next search does not find it again. */
  static void advanceLastIndex(
      Agent agent, JsObject object, CharSequence text, boolean byCodePoint) {
    long lastIndex = TypeConversion.toLength(agent, object.get(agent, Keys.LAST_INDEX));
    ObjectOperations.set(
        agent,
        object,
        Keys.LAST_INDEX,
        ObjectOperations.number(RegExpExecution.advance(text, lastIndex, byCodePoint)));
  }

  @Builtin(name = "@@match")
  @EcmaSpec("sec-regexp.prototype-%symbol.match%")
  static Object match(Agent agent, Object thisValue, Object string) {
    JsObject object = RegExpExecution.receiver(agent, thisValue, "@@match");
    CharSequence text = TypeConversion.toString(agent, string);
    RegExpObject pristine = RegExpExecution.pristine(agent, object);
    if (pristine != null && pristine.program().flags().global()) {
      Object all = matchAllAtOnce(agent, pristine, Subject.of(text));
      return all == null ? JsNull.NULL : all;
    }
    String flags = flagsOf(agent, object);
    if (flags.indexOf('g') < 0) {
      JsObject result = RegExpExecution.exec(agent, object, text);
      return result == null ? JsNull.NULL : result;
    }
    boolean byCodePoint = isByCodePoint(flags);
    ObjectOperations.set(agent, object, Keys.LAST_INDEX, 0);
    JsArray matches = agent.realm.newArray();
    while (true) {
      JsObject result = RegExpExecution.exec(agent, object, text);
      if (result == null) {
        return matches.lengthValue() == 0 ? JsNull.NULL : matches;
      }
      CharSequence matched = TypeConversion.toString(agent, result.get(agent, IndexKey.of(0)));
      matches.append(agent, matched);
      if (matched.length() == 0) {
        advanceLastIndex(agent, object, text, byCodePoint);
      }
    }
  }

  private static @Nullable JsArray matchAllAtOnce(
      Agent agent, RegExpObject object, Subject subject) {
    GlobalSearch search = new GlobalSearch(agent, object, subject);
    JsArray matches = agent.realm.newArray();
    for (int[] bounds = search.next(); bounds != null; bounds = search.next()) {
      matches.append(agent, subject.part(bounds[0], bounds[1]));
    }
    return matches.lengthValue() == 0 ? null : matches;
  }

  @Builtin(name = "@@matchAll")
  @EcmaSpec("sec-regexp-prototype-%symbol.matchall%")
  static Object matchAll(Agent agent, Object thisValue, Object string) {
    JsObject object = RegExpExecution.receiver(agent, thisValue, "@@matchAll");
    CharSequence text = TypeConversion.toString(agent, string);
    JsFunction constructor = ObjectOperations.speciesConstructor(agent, object, Intrinsic.REGEXP);
    String flags = flagsOf(agent, object);
    JsObject matcher = ObjectOperations.construct(agent, constructor, object, flags);
    long lastIndex = TypeConversion.toLength(agent, object.get(agent, Keys.LAST_INDEX));
    ObjectOperations.set(agent, matcher, Keys.LAST_INDEX, ObjectOperations.number(lastIndex));
    return RegExpStringIterator.create(
        agent, matcher, text, flags.indexOf('g') >= 0, isByCodePoint(flags));
  }

  @Builtin(name = "@@search")
  @EcmaSpec("sec-regexp.prototype-%symbol.search%")
  static Object search(Agent agent, Object thisValue, Object string) {
    JsObject object = RegExpExecution.receiver(agent, thisValue, "@@search");
    CharSequence text = TypeConversion.toString(agent, string);
    RegExpObject pristine = RegExpExecution.pristine(agent, object);
    if (pristine != null) {
      boolean sticky = pristine.program().flags().sticky();
      int[] bounds = RegExpExecution.find(agent, pristine, Subject.of(text), 0, sticky);
      return bounds == null ? -1 : bounds[0];
    }
    Object previous = object.get(agent, Keys.LAST_INDEX);
    if (!SameValue.sameValue(previous, 0)) {
      ObjectOperations.set(agent, object, Keys.LAST_INDEX, 0);
    }
    JsObject result = RegExpExecution.exec(agent, object, text);
    if (!SameValue.sameValue(object.get(agent, Keys.LAST_INDEX), previous)) {
      ObjectOperations.set(agent, object, Keys.LAST_INDEX, previous);
    }
    return result == null ? -1 : result.get(agent, Keys.INDEX);
  }

  /**
   * The successive matches of a pristine global RegExp. Nothing can watch lastIndex meanwhile, so
   * it is written once, as the search that finds nothing more would leave it.
   */
  static final class GlobalSearch {
    private static final int MATCHES_BETWEEN_CHARGES = 256;
    private static final int MATCH_WEIGHT = 64;

    private final Agent agent;
    private final RegExpObject object;
    private final Subject subject;
    private final RegExpFlags flags;
    private int position;
    private int count;

    GlobalSearch(Agent agent, RegExpObject object, Subject subject) {
      this.agent = agent;
      this.object = object;
      this.subject = subject;
      this.flags = object.program().flags();
      object.setLastIndex(agent, 0);
    }

    int @Nullable [] next() {
      if (position > subject.length()) {
        return null;
      }
      int[] bounds = RegExpExecution.find(agent, object, subject, position, flags.sticky());
      if (bounds == null) {
        position = subject.length() + 1;
        return null;
      }
      if (++count % MATCHES_BETWEEN_CHARGES == 0) {
        agent.poll();
        agent.charge(MATCHES_BETWEEN_CHARGES * MATCH_WEIGHT);
      }
      position =
          bounds[1] > bounds[0]
              ? bounds[1]
              : (int) RegExpExecution.advance(subject.string(), bounds[1], flags.isUnicodeMode());
      return bounds;
    }
  }
}
