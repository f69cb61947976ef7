package org.ashlar.vm.intrinsic.text;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/** Replacement templates of {@code replace} and {@code replaceAll}. */
public final class Substitution {
  private Substitution() {}

  /**
   * Appends a replacement template with its references filled in.
   *
   * @param captures the captured strings from the first group on; undefined where one did not take
   *     part
   * @param namedCaptures an object, or undefined where the pattern has no names
   */
  @EcmaSpec("sec-getsubstitution")
  public static void append(
      Agent agent,
      TextBuilder result,
      String matched,
      String text,
      int position,
      Object[] captures,
      Object namedCaptures,
      String template) {
    int at = template.indexOf('$');
    if (at < 0) {
      result.append(template);
      return;
    }
    int literalStart = 0;
    while (at >= 0 && at + 1 < template.length()) {
      result.append(template, literalStart, at);
      int end = at + 2;
      char kind = template.charAt(at + 1);
      switch (kind) {
        case '$' -> result.append('$');
        case '&' -> result.append(matched);
        case '`' -> result.append(text, 0, position);
        case '\'' ->
            result.append(
                text, Math.min(text.length(), position + matched.length()), text.length());
        case '<' -> end = appendNamed(agent, result, namedCaptures, template, at);
        default -> end = appendNumbered(agent, result, captures, template, at);
      }
      literalStart = end;
      at = template.indexOf('$', end);
    }
    result.append(template, literalStart, template.length());
  }

  private static int appendNamed(
      Agent agent, TextBuilder result, Object namedCaptures, String template, int at) {
    int close = namedCaptures instanceof JsObject ? template.indexOf('>', at + 2) : -1;
    if (close < 0 || !(namedCaptures instanceof JsObject groups)) {
      result.append("$<");
      return at + 2;
    }
    String name = template.substring(at + 2, close);
    Object capture = groups.get(agent, agent.group().keys().lookup(name));
    if (capture != Undefined.UNDEFINED) {
      result.append(TypeConversion.toString(agent, capture));
    }
    return close + 1;
  }

  /** One or two digits that name an existing group; anything else stands for itself. */
  private static int appendNumbered(
      Agent agent, TextBuilder result, Object[] captures, String template, int at) {
    int first = digit(template, at + 1);
    int second = first < 0 ? -1 : digit(template, at + 2);
    int group = first;
    int end = at + 2;
    if (second >= 0 && 10 * first + second >= 1 && 10 * first + second <= captures.length) {
      group = 10 * first + second;
      end = at + 3;
    }
    if (group < 1 || group > captures.length) {
      result.append('$');
      return at + 1;
    }
    Object capture = captures[group - 1];
    if (capture != Undefined.UNDEFINED) {
      result.append(TypeConversion.toString(agent, capture));
    }
    return end;
  }

  private static int digit(String template, int at) {
    if (at >= template.length()) {
      return -1;
    }
    int digit = template.charAt(at) - '0';
    return digit >= 0 && digit <= 9 ? digit : -1;
  }
}
