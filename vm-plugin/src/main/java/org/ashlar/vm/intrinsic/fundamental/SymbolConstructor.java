package org.ashlar.vm.intrinsic.fundamental;

import java.util.Map;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The constructor {@code Symbol} (clauses 20.4.1 and 20.4.2). */
final class SymbolConstructor {
  private SymbolConstructor() {}

  /** Makes %Symbol%. */
  static JsObject create(Realm realm) {
    return IntrinsicBuilder.constructor(
            realm, SymbolConstructorTable.TABLE, Intrinsic.SYMBOL_PROTOTYPE)
        .put("asyncDispose", Symbol.ASYNC_DISPOSE, 0)
        .put("asyncIterator", Symbol.ASYNC_ITERATOR, 0)
        .put("dispose", Symbol.DISPOSE, 0)
        .put("hasInstance", Symbol.HAS_INSTANCE, 0)
        .put("isConcatSpreadable", Symbol.IS_CONCAT_SPREADABLE, 0)
        .put("iterator", Symbol.ITERATOR, 0)
        .put("match", Symbol.MATCH, 0)
        .put("matchAll", Symbol.MATCH_ALL, 0)
        .put("replace", Symbol.REPLACE, 0)
        .put("search", Symbol.SEARCH, 0)
        .put("species", Symbol.SPECIES, 0)
        .put("split", Symbol.SPLIT, 0)
        .put("toPrimitive", Symbol.TO_PRIMITIVE, 0)
        .put("toStringTag", Symbol.TO_STRING_TAG, 0)
        .put("unscopables", Symbol.UNSCOPABLES, 0)
        .build();
  }

  @Builtin(name = "Symbol", kind = BuiltinKind.CONSTRUCTOR, length = 0)
  @EcmaSpec("sec-symbol-description")
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object description) {
    if (newTarget != null) {
      throw Errors.typeError(agent, Message.NOT_A_CONSTRUCTOR, "Symbol");
    }
    return new Symbol(
        description == Undefined.UNDEFINED
            ? null
            : TypeConversion.toFlatString(agent, description));
  }

  @Builtin(name = "for")
  @EcmaSpec("sec-symbol.for")
  static Object forKey(Agent agent, Object thisValue, Object key) {
    String name = TypeConversion.toFlatString(agent, key);
    Map<String, Symbol> registry = agent.symbolRegistry();
    Symbol symbol = registry.get(name);
    if (symbol == null) {
      symbol = Symbol.registered(name);
      registry.put(name, symbol);
    }
    return symbol;
  }

  @Builtin(name = "keyFor")
  @EcmaSpec("sec-symbol.keyfor")
  static Object keyFor(Agent agent, Object thisValue, Object value) {
    if (!(value instanceof Symbol symbol)) {
      throw Errors.typeError(
          agent, Message.TEXT, ObjectOperations.display(value) + " is not a symbol");
    }
    String description = symbol.description();
    return symbol.isRegistered() && description != null ? description : Undefined.UNDEFINED;
  }
}
