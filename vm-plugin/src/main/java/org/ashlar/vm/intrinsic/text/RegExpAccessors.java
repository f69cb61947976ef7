package org.ashlar.vm.intrinsic.text;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.regexp.syntax.RegExpFlags;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The accessors of RegExp.prototype: the flags one by one and together, and the source. */
final class RegExpAccessors {
  /** The property that holds each flag, in the order of the letters. */
  private static final String[] PROPERTIES = {
    "hasIndices", "global", "ignoreCase", "multiline", "dotAll", "unicode", "unicodeSets", "sticky"
  };

  private static final String LETTERS = "dgimsuvy";

  private RegExpAccessors() {}

  /** The flags of a RegExp object; Java null for the prototype, which is none. */
  private static @Nullable RegExpFlags flagsOf(Agent agent, Object thisValue, String name) {
    if (thisValue instanceof RegExpObject object) {
      return object.program().flags();
    }
    requirePrototype(agent, thisValue, name);
    return null;
  }

  private static void requirePrototype(Agent agent, Object thisValue, String name) {
    if (thisValue != agent.realm.intrinsic(Intrinsic.REGEXP_PROTOTYPE)) {
      throw Errors.typeError(
          agent,
          Message.TEXT,
          "RegExp.prototype."
              + name
              + " getter called on non-RegExp object "
              + ObjectOperations.display(thisValue));
    }
  }

  @Builtin(name = "hasIndices", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-get-regexp.prototype.hasIndices")
  static Object hasIndices(Agent agent, Object thisValue) {
    RegExpFlags flags = flagsOf(agent, thisValue, "hasIndices");
    return flags == null ? Undefined.UNDEFINED : (Object) flags.hasIndices();
  }

  @Builtin(name = "global", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-get-regexp.prototype.global")
  static Object global(Agent agent, Object thisValue) {
    RegExpFlags flags = flagsOf(agent, thisValue, "global");
    return flags == null ? Undefined.UNDEFINED : (Object) flags.global();
  }

  @Builtin(name = "ignoreCase", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-get-regexp.prototype.ignorecase")
  static Object ignoreCase(Agent agent, Object thisValue) {
    RegExpFlags flags = flagsOf(agent, thisValue, "ignoreCase");
    return flags == null ? Undefined.UNDEFINED : (Object) flags.ignoreCase();
  }

  @Builtin(name = "multiline", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-get-regexp.prototype.multiline")
  static Object multiline(Agent agent, Object thisValue) {
    RegExpFlags flags = flagsOf(agent, thisValue, "multiline");
    return flags == null ? Undefined.UNDEFINED : (Object) flags.multiline();
  }

  @Builtin(name = "dotAll", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-get-regexp.prototype.dotAll")
  static Object dotAll(Agent agent, Object thisValue) {
    RegExpFlags flags = flagsOf(agent, thisValue, "dotAll");
    return flags == null ? Undefined.UNDEFINED : (Object) flags.dotAll();
  }

  @Builtin(name = "unicode", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-get-regexp.prototype.unicode")
  static Object unicode(Agent agent, Object thisValue) {
    RegExpFlags flags = flagsOf(agent, thisValue, "unicode");
    return flags == null ? Undefined.UNDEFINED : (Object) flags.unicode();
  }

  @Builtin(name = "unicodeSets", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-get-regexp.prototype.unicodesets")
  static Object unicodeSets(Agent agent, Object thisValue) {
    RegExpFlags flags = flagsOf(agent, thisValue, "unicodeSets");
    return flags == null ? Undefined.UNDEFINED : (Object) flags.unicodeSets();
  }

  @Builtin(name = "sticky", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-get-regexp.prototype.sticky")
  static Object sticky(Agent agent, Object thisValue) {
    RegExpFlags flags = flagsOf(agent, thisValue, "sticky");
    return flags == null ? Undefined.UNDEFINED : (Object) flags.sticky();
  }

  @Builtin(name = "flags", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-get-regexp.prototype.flags")
  static Object flags(Agent agent, Object thisValue) {
    return flags(agent, RegExpExecution.receiver(agent, thisValue, "flags"));
  }

  private static String flags(Agent agent, JsObject object) {
    RegExpObject pristine = RegExpExecution.pristine(agent, object);
    if (pristine != null) {
      return pristine.program().flags().toString();
    }
    StringBuilder letters = new StringBuilder();
    for (int index = 0; index < PROPERTIES.length; index++) {
      Object value = object.get(agent, agent.group().keys().lookup(PROPERTIES[index]));
      if (TypeConversion.toBoolean(value)) {
        letters.append(LETTERS.charAt(index));
      }
    }
    return letters.toString();
  }

  @Builtin(name = "source", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-get-regexp.prototype.source")
  static Object source(Agent agent, Object thisValue) {
    if (thisValue instanceof RegExpObject object) {
      return PatternEscape.source(object.program().source());
    }
    requirePrototype(agent, thisValue, "source");
    return "(?:)";
  }
}
