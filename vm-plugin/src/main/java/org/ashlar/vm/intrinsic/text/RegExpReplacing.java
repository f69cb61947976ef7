package org.ashlar.vm.intrinsic.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.regexp.RegExpProgram;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The method of RegExp.prototype behind replace and replaceAll of strings. */
final class RegExpReplacing {
  private RegExpReplacing() {}

  @Builtin(name = "@@replace")
  @EcmaSpec("sec-regexp.prototype-%symbol.replace%")
  static Object replace(Agent agent, Object thisValue, Object string, Object replacement) {
    JsObject object = RegExpExecution.receiver(agent, thisValue, "@@replace");
    String text = TypeConversion.toFlatString(agent, string);
    JsFunction function = replacement instanceof JsFunction callable ? callable : null;
    String template = function == null ? TypeConversion.toFlatString(agent, replacement) : "";
    RegExpObject pristine = RegExpExecution.pristine(agent, object);
    if (pristine != null) {
      return function == null
          ? replaceByTemplate(agent, pristine, text, template)
          : replaceByFunction(agent, pristine, text, function);
    }
    List<JsObject> results = results(agent, object, text);
    TextBuilder built = new TextBuilder(agent);
    int copied = 0;
    for (JsObject result : results) {
      copied = appendReplacement(agent, built, text, copied, result, function, template);
    }
    return copied == 0 && built.length() == 0
        ? text
        : built.append(text, Math.min(copied, text.length()), text.length()).toString();
  }

  /** All results, before any replacement is computed. */
  private static List<JsObject> results(Agent agent, JsObject object, String text) {
    String flags = RegExpMatching.flagsOf(agent, object);
    boolean global = flags.indexOf('g') >= 0;
    boolean byCodePoint = RegExpMatching.isByCodePoint(flags);
    if (global) {
      ObjectOperations.set(agent, object, Keys.LAST_INDEX, 0);
    }
    List<JsObject> results = new ArrayList<>();
    while (true) {
      JsObject result = RegExpExecution.exec(agent, object, text);
      if (result == null) {
        return results;
      }
      results.add(result);
      if (!global) {
        return results;
      }
      Object matched = result.get(agent, IndexKey.of(0));
      if (TypeConversion.toString(agent, matched).length() == 0) {
        RegExpMatching.advanceLastIndex(agent, object, text, byCodePoint);
      }
    }
  }

  /** Appends what stands before a match and its replacement; returns up to where text is used. */
  private static int appendReplacement(
      Agent agent,
      TextBuilder built,
      String text,
      int copied,
      JsObject result,
      @Nullable JsFunction function,
      String template) {
    int groups = groupCount(agent, result);
    String matched = TypeConversion.toFlatString(agent, result.get(agent, IndexKey.of(0)));
    double index = TypeConversion.toIntegerOrInfinity(agent, result.get(agent, Keys.INDEX));
    int position = (int) Math.max(0, Math.min(index, text.length()));
    Object[] captures = new Object[groups];
    for (int group = 0; group < groups; group++) {
      Object capture = result.get(agent, IndexKey.of(group + 1L));
      captures[group] =
          capture == Undefined.UNDEFINED ? capture : TypeConversion.toString(agent, capture);
    }
    Object named = result.get(agent, Keys.GROUPS);
    TextBuilder target = new TextBuilder(agent);
    if (function != null) {
      target.append(call(agent, function, matched, captures, position, text, named));
    } else {
      Object namedObject =
          named == Undefined.UNDEFINED ? named : TypeConversion.toObject(agent, named);
      Substitution.append(agent, target, matched, text, position, captures, namedObject, template);
    }
    if (position < copied) {
      return copied;
    }
    built.append(text, copied, position).append(target.toString());
    return position + matched.length();
  }

  private static int groupCount(Agent agent, JsObject result) {
    long groups = Math.max(0, ObjectOperations.lengthOfArrayLike(agent, result) - 1);
    if (groups > ObjectOperations.MAX_ARGUMENTS) {
      throw Errors.rangeError(agent, Message.TOO_MANY_ARGUMENTS);
    }
    agent.charge(8 * groups);
    return (int) groups;
  }

  private static CharSequence call(
      Agent agent,
      JsFunction function,
      CharSequence matched,
      Object[] captures,
      int position,
      String text,
      Object named) {
    Object made;
    if (captures.length == 0 && named == Undefined.UNDEFINED) {
      made = agent.call(function, Undefined.UNDEFINED, matched, position, text);
    } else {
      boolean hasNames = named != Undefined.UNDEFINED;
      Object[] arguments = new Object[captures.length + (hasNames ? 4 : 3)];
      arguments[0] = matched;
      System.arraycopy(captures, 0, arguments, 1, captures.length);
      arguments[captures.length + 1] = position;
      arguments[captures.length + 2] = text;
      if (hasNames) {
        arguments[captures.length + 3] = named;
      }
      made = agent.callAll(function, Undefined.UNDEFINED, arguments);
    }
    return TypeConversion.toString(agent, made);
  }

  // ---- Where nobody can observe the protocol ----

  private static Object replaceByTemplate(
      Agent agent, RegExpObject object, String text, String template) {
    RegExpProgram program = object.program();
    Subject subject = Subject.of(text);
    boolean plain = template.indexOf('$') < 0;
    TextBuilder built = new TextBuilder(agent);
    int copied = 0;
    boolean found = false;
    Matches matches = new Matches(agent, object, subject);
    for (int[] bounds = matches.next(); bounds != null; bounds = matches.next()) {
      found = true;
      built.append(text, copied, bounds[0]);
      if (plain) {
        built.append(template);
      } else {
        substitute(agent, built, program, subject, bounds, template);
      }
      copied = bounds[1];
    }
    return found ? built.append(text, copied, text.length()).toString() : text;
  }

  private static void substitute(
      Agent agent,
      TextBuilder built,
      RegExpProgram program,
      Subject subject,
      int[] bounds,
      String template) {
    Object[] captures = captures(program, subject, bounds);
    Object[] groups = Arrays.copyOfRange(captures, 1, captures.length);
    Substitution.append(
        agent,
        built,
        captures[0].toString(),
        subject.text(),
        bounds[0],
        groups,
        RegExpExecution.groups(agent, program, captures),
        template);
  }

  private static Object replaceByFunction(
      Agent agent, RegExpObject object, String text, JsFunction function) {
    RegExpProgram program = object.program();
    Subject subject = Subject.of(text);
    // All matches are found before the function is called for the first: it might use the object.
    List<int[]> all = new ArrayList<>();
    Matches matches = new Matches(agent, object, subject);
    for (int[] bounds = matches.next(); bounds != null; bounds = matches.next()) {
      all.add(bounds);
    }
    if (all.isEmpty()) {
      return text;
    }
    TextBuilder built = new TextBuilder(agent);
    int copied = 0;
    for (int[] bounds : all) {
      Object[] captures = captures(program, subject, bounds);
      Object named = RegExpExecution.groups(agent, program, captures);
      Object[] groups = Arrays.copyOfRange(captures, 1, captures.length);
      CharSequence made =
          call(agent, function, (CharSequence) captures[0], groups, bounds[0], text, named);
      built.append(text, copied, bounds[0]).append(made);
      copied = bounds[1];
    }
    return built.append(text, copied, text.length()).toString();
  }

  private static Object[] captures(RegExpProgram program, Subject subject, int[] bounds) {
    Object[] captures = new Object[program.groupCount() + 1];
    for (int group = 0; group < captures.length; group++) {
      captures[group] = RegExpExecution.capture(subject, bounds, group);
    }
    return captures;
  }

  /** The one match of a RegExp that is not global, or all of one that is. */
  private static final class Matches {
    private final Agent agent;
    private final RegExpObject object;
    private final Subject subject;
    private final RegExpMatching.@Nullable GlobalSearch search;
    private boolean used;

    Matches(Agent agent, RegExpObject object, Subject subject) {
      this.agent = agent;
      this.object = object;
      this.subject = subject;
      search =
          object.program().flags().global()
              ? new RegExpMatching.GlobalSearch(agent, object, subject)
              : null;
    }

    int @Nullable [] next() {
      if (search != null) {
        return search.next();
      }
      if (used) {
        return null;
      }
      used = true;
      return RegExpExecution.match(agent, object, subject);
    }
  }
}
