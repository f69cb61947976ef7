package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.PrimitiveObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;

/** The prototype of Symbol objects (clause 20.4.3). */
final class SymbolPrototype {
  private SymbolPrototype() {}

  /** Makes %Symbol.prototype%. */
  static JsObject create(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .constructorProperty(Intrinsic.SYMBOL)
        .functions(SymbolPrototypeTable.TABLE)
        .tag("Symbol")
        .build();
  }

  private static Symbol thisSymbol(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof Symbol symbol) {
      return symbol;
    }
    if (thisValue instanceof PrimitiveObject wrapper && wrapper.value() instanceof Symbol symbol) {
      return symbol;
    }
    throw Errors.typeError(
        agent, Message.TEXT, "Symbol.prototype." + method + " requires that 'this' be a Symbol");
  }

  @Builtin(name = "description", kind = BuiltinKind.GETTER)
  @EcmaSpec("sec-symbol.prototype.description")
  static Object description(Agent agent, Object thisValue) {
    String description = thisSymbol(agent, thisValue, "description").description();
    return description == null ? Undefined.UNDEFINED : description;
  }

  @Builtin(name = "toString")
  @EcmaSpec("sec-symbol.prototype.tostring")
  static Object toString(Agent agent, Object thisValue) {
    return thisSymbol(agent, thisValue, "toString").toDisplayString();
  }

  @Builtin(name = "valueOf")
  @EcmaSpec("sec-symbol.prototype.valueof")
  static Object valueOf(Agent agent, Object thisValue) {
    return thisSymbol(agent, thisValue, "valueOf");
  }

  @Builtin(name = "@@toPrimitive", attributes = Attributes.CONFIGURABLE, length = 1)
  @EcmaSpec("sec-symbol.prototype-%symbol.toprimitive%")
  static Object toPrimitive(Agent agent, Object thisValue) {
    return thisSymbol(agent, thisValue, "[Symbol.toPrimitive]");
  }
}
