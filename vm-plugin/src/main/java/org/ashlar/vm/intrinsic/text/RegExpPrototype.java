package org.ashlar.vm.intrinsic.text;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;

/**
 * The prototype of RegExp objects (clause 22.2.6): execution and text. The accessors are in {@link
 * RegExpAccessors}, the methods that String calls in {@link RegExpMatching}, {@link
 * RegExpReplacing} and {@link RegExpSplitting}.
 */
public final class RegExpPrototype {
  private RegExpPrototype() {}

  /** Makes %RegExp.prototype%. */
  public static JsObject create(Realm realm) {
    return IntrinsicBuilder.on(realm, new RegExpContext(realm))
        .constructorProperty(Intrinsic.REGEXP)
        .functions(RegExpPrototypeTable.TABLE)
        .functions(RegExpAccessorsTable.TABLE)
        .functions(RegExpMatchingTable.TABLE)
        .functions(RegExpReplacingTable.TABLE)
        .functions(RegExpSplittingTable.TABLE)
        .watched(Intrinsic.REGEXP_PROTOTYPE)
        .build();
  }

  private static RegExpObject regExp(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof RegExpObject object) {
      return object;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "RegExp.prototype." + method,
        ObjectOperations.display(thisValue));
  }

  @Builtin(name = "exec")
  @EcmaSpec("sec-regexp.prototype.exec")
  static Object exec(Agent agent, Object thisValue, Object text) {
    RegExpObject object = regExp(agent, thisValue, "exec");
    JsArray result =
        RegExpExecution.builtinExec(
            agent, object, Subject.of(TypeConversion.toString(agent, text)));
    return result == null ? JsNull.NULL : result;
  }

  @Builtin(name = "test")
  @EcmaSpec("sec-regexp.prototype.test")
  static Object test(Agent agent, Object thisValue, Object text) {
    JsObject object = RegExpExecution.receiver(agent, thisValue, "test");
    CharSequence string = TypeConversion.toString(agent, text);
    RegExpObject pristine = RegExpExecution.pristine(agent, object);
    return pristine != null
        ? RegExpExecution.match(agent, pristine, Subject.of(string)) != null
        : RegExpExecution.exec(agent, object, string) != null;
  }

  @Builtin(name = "toString")
  @EcmaSpec("sec-regexp.prototype.tostring")
  static Object toString(Agent agent, Object thisValue) {
    JsObject object = RegExpExecution.receiver(agent, thisValue, "toString");
    String source = TypeConversion.toFlatString(agent, object.get(agent, Keys.SOURCE));
    String flags = TypeConversion.toFlatString(agent, object.get(agent, Keys.FLAGS));
    return new TextBuilder(agent).append('/').append(source).append('/').append(flags).toString();
  }

  /** Annex B; refused for objects of other realms and of subclasses, as the proposal asks. */
  @Builtin(name = "compile")
  @EcmaSpec("sec-regexp.prototype.compile")
  static Object compile(Agent agent, Object thisValue, Object pattern, Object flags) {
    RegExpObject object = regExp(agent, thisValue, "compile");
    if (object.realm() != agent.realm || !object.hasLegacyFeatures()) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "RegExp.prototype.compile",
          ObjectOperations.display(thisValue));
    }
    if (pattern instanceof RegExpObject other) {
      if (flags != Undefined.UNDEFINED) {
        throw Errors.typeError(agent, Message.TEXT, "Invalid flags supplied to RegExp.compile");
      }
      object.setProgram(other.program());
    } else {
      object.setProgram(RegExpConstructor.compile(agent, pattern, flags));
    }
    object.setLastIndex(agent, 0);
    return object;
  }
}
