package org.ashlar.vm.intrinsic.text;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/**
 * The static properties of RegExp that show the last match. They are no part of the language but of
 * a proposal that says how engines should have them.
 */
final class RegExpLegacy {
  private RegExpLegacy() {}

  private static RegExpContext.LegacyMatch match(Agent agent, Object thisValue) {
    RegExpContext.LegacyMatch match = checked(agent, thisValue);
    if (!match.isValid()) {
      throw Errors.typeError(
          agent, Message.TEXT, "The last match was made by a subclass of RegExp");
    }
    return match;
  }

  private static RegExpContext.LegacyMatch checked(Agent agent, Object thisValue) {
    if (thisValue != agent.realm.intrinsic(Intrinsic.REGEXP)) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "get RegExp static property",
          ObjectOperations.display(thisValue));
    }
    return RegExpContext.of(agent.realm).legacy();
  }

  private static Object group(Agent agent, Object thisValue, int group) {
    RegExpContext.LegacyMatch match = match(agent, thisValue);
    int[] bounds = match.bounds();
    if (2 * group >= bounds.length) {
      return "";
    }
    Object capture = RegExpExecution.capture(match.subject(), bounds, group);
    return capture == Undefined.UNDEFINED ? "" : capture;
  }

  @Builtin(name = "input", kind = BuiltinKind.GETTER)
  static Object input(Agent agent, Object thisValue) {
    return match(agent, thisValue).input();
  }

  @Builtin(name = "input", length = 1, kind = BuiltinKind.SETTER)
  static Object setInput(Agent agent, Object thisValue, Object value) {
    RegExpContext.LegacyMatch match = checked(agent, thisValue);
    match.setInput(TypeConversion.toString(agent, value));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "$_", kind = BuiltinKind.GETTER)
  static Object inputAlias(Agent agent, Object thisValue) {
    return input(agent, thisValue);
  }

  @Builtin(name = "$_", length = 1, kind = BuiltinKind.SETTER)
  static Object setInputAlias(Agent agent, Object thisValue, Object value) {
    return setInput(agent, thisValue, value);
  }

  @Builtin(name = "lastMatch", kind = BuiltinKind.GETTER)
  static Object lastMatch(Agent agent, Object thisValue) {
    return group(agent, thisValue, 0);
  }

  @Builtin(name = "$&", kind = BuiltinKind.GETTER)
  static Object lastMatchAlias(Agent agent, Object thisValue) {
    return group(agent, thisValue, 0);
  }

  @Builtin(name = "lastParen", kind = BuiltinKind.GETTER)
  static Object lastParen(Agent agent, Object thisValue) {
    int groups = match(agent, thisValue).bounds().length / 2 - 1;
    return groups == 0 ? "" : group(agent, thisValue, groups);
  }

  @Builtin(name = "$+", kind = BuiltinKind.GETTER)
  static Object lastParenAlias(Agent agent, Object thisValue) {
    return lastParen(agent, thisValue);
  }

  @Builtin(name = "leftContext", kind = BuiltinKind.GETTER)
  static Object leftContext(Agent agent, Object thisValue) {
    RegExpContext.LegacyMatch match = match(agent, thisValue);
    return match.subject().part(0, match.bounds()[0]);
  }

  @Builtin(name = "$`", kind = BuiltinKind.GETTER)
  static Object leftContextAlias(Agent agent, Object thisValue) {
    return leftContext(agent, thisValue);
  }

  @Builtin(name = "rightContext", kind = BuiltinKind.GETTER)
  static Object rightContext(Agent agent, Object thisValue) {
    RegExpContext.LegacyMatch match = match(agent, thisValue);
    return match.subject().part(match.bounds()[1], match.subject().length());
  }

  @Builtin(name = "$'", kind = BuiltinKind.GETTER)
  static Object rightContextAlias(Agent agent, Object thisValue) {
    return rightContext(agent, thisValue);
  }

  @Builtin(name = "$1", kind = BuiltinKind.GETTER)
  static Object groupOne(Agent agent, Object thisValue) {
    return group(agent, thisValue, 1);
  }

  @Builtin(name = "$2", kind = BuiltinKind.GETTER)
  static Object groupTwo(Agent agent, Object thisValue) {
    return group(agent, thisValue, 2);
  }

  @Builtin(name = "$3", kind = BuiltinKind.GETTER)
  static Object groupThree(Agent agent, Object thisValue) {
    return group(agent, thisValue, 3);
  }

  @Builtin(name = "$4", kind = BuiltinKind.GETTER)
  static Object groupFour(Agent agent, Object thisValue) {
    return group(agent, thisValue, 4);
  }

  @Builtin(name = "$5", kind = BuiltinKind.GETTER)
  static Object groupFive(Agent agent, Object thisValue) {
    return group(agent, thisValue, 5);
  }

  @Builtin(name = "$6", kind = BuiltinKind.GETTER)
  static Object groupSix(Agent agent, Object thisValue) {
    return group(agent, thisValue, 6);
  }

  @Builtin(name = "$7", kind = BuiltinKind.GETTER)
  static Object groupSeven(Agent agent, Object thisValue) {
    return group(agent, thisValue, 7);
  }

  @Builtin(name = "$8", kind = BuiltinKind.GETTER)
  static Object groupEight(Agent agent, Object thisValue) {
    return group(agent, thisValue, 8);
  }

  @Builtin(name = "$9", kind = BuiltinKind.GETTER)
  static Object groupNine(Agent agent, Object thisValue) {
    return group(agent, thisValue, 9);
  }
}
