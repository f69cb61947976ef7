package org.ashlar.vm.intrinsic.text;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.regexp.RegExpProgram;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The RegExp constructor (clauses 22.2.4 and 22.2.5). */
public final class RegExpConstructor {
  private RegExpConstructor() {}

  /** Makes %RegExp%. */
  public static JsObject create(Realm realm) {
    IntrinsicBuilder builder =
        IntrinsicBuilder.constructor(
            realm, RegExpConstructorTable.TABLE, Intrinsic.REGEXP_PROTOTYPE);
    return builder.functions(RegExpLegacyTable.TABLE).watched(Intrinsic.REGEXP).build();
  }

  /** RegExpCreate for a literal, whose pattern and flags are known to be valid. */
  public static JsObject create(Agent agent, String pattern, String flags) {
    RegExpContext context = RegExpContext.of(agent.realm);
    return RegExpObject.create(agent, context, context.compile(agent, pattern, flags), true);
  }

  @Builtin(name = "RegExp", kind = BuiltinKind.CONSTRUCTOR)
  @EcmaSpec("sec-regexp-pattern-flags")
  static Object construct(
      Agent agent,
      BuiltinFunction callee,
      @Nullable JsObject newTarget,
      Object pattern,
      Object flags) {
    boolean isRegExp = TestingAndComparison.isRegExp(agent, pattern);
    if (newTarget == null
        && isRegExp
        && flags == Undefined.UNDEFINED
        && pattern instanceof JsObject object
        && object.get(agent, Keys.CONSTRUCTOR) == callee) {
      return pattern;
    }
    Object source = pattern;
    Object wantedFlags = flags;
    if (pattern instanceof RegExpObject regExp) {
      source = regExp.program().source();
      if (flags == Undefined.UNDEFINED) {
        wantedFlags = regExp.program().flags().toString();
      }
    } else if (isRegExp && pattern instanceof JsObject object) {
      source = object.get(agent, Keys.SOURCE);
      if (flags == Undefined.UNDEFINED) {
        wantedFlags = object.get(agent, Keys.FLAGS);
      }
    }
    JsObject target = newTarget == null ? callee : newTarget;
    JsObject prototype =
        ObjectOperations.prototypeFromConstructor(agent, target, Intrinsic.REGEXP_PROTOTYPE);
    return RegExpObject.create(
        agent, prototype, compile(agent, source, wantedFlags), target == callee);
  }

  /** The program of a pattern and flags given as values (RegExpInitialize). */
  @EcmaSpec("sec-regexpinitialize")
  static RegExpProgram compile(Agent agent, Object pattern, Object flags) {
    String source =
        pattern == Undefined.UNDEFINED ? "" : TypeConversion.toFlatString(agent, pattern);
    String letters = flags == Undefined.UNDEFINED ? "" : TypeConversion.toFlatString(agent, flags);
    return RegExpContext.of(agent.realm).compile(agent, source, letters);
  }

  @Builtin(name = "@@species", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-get-regexp-%symbol.species%")
  static Object species(Object thisValue) {
    return thisValue;
  }

  @Builtin(name = "escape")
  @EcmaSpec("sec-regexp.escape")
  static Object escape(Agent agent, Object thisValue, Object text) {
    if (!(text instanceof CharSequence string)) {
      throw Errors.typeError(agent, Message.TEXT, "RegExp.escape: argument must be a string");
    }
    return PatternEscape.escape(agent, string.toString());
  }
}
