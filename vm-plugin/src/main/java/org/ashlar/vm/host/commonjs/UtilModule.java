package org.ashlar.vm.host.commonjs;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.host.console.FormattedText;
import org.ashlar.vm.host.console.InspectArguments;
import org.ashlar.vm.host.console.InspectOptions;
import org.ashlar.vm.host.console.Inspector;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;

/**
 * The util module: inspection and formatting of values, and inheritance of constructor functions.
 */
final class UtilModule {
  private UtilModule() {}

  static JsObject create(Realm realm) {
    Agent agent = realm.agent();
    JsObject util =
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(UtilModuleTable.TABLE)
            .build();
    JsObject inspect = (JsObject) util.get(agent, agent.group().keys().intern("inspect"));
    Symbol custom =
        agent.symbolRegistry().computeIfAbsent("nodejs.util.inspect.custom", Symbol::registered);
    inspect.rawPut(agent, agent.group().keys().intern("custom"), custom, Attributes.DEFAULT);
    return util;
  }

  @Builtin(name = "inspect", length = 2, attributes = Attributes.DEFAULT)
  static Object inspect(Agent agent, Object thisValue, Object value, Object options) {
    return new Inspector(agent, InspectArguments.read(agent, options, InspectOptions.DEFAULT))
        .inspect(value);
  }

  @Builtin(name = "format", length = 0, attributes = Attributes.DEFAULT)
  static Object format(Agent agent, Object thisValue, Object[] arguments) {
    return new FormattedText(agent, InspectOptions.DEFAULT).format(arguments);
  }

  @Builtin(name = "inherits", attributes = Attributes.DEFAULT)
  static Object inherits(Agent agent, Object thisValue, Object constructor, Object parent) {
    JsObject child = org.ashlar.vm.operation.ObjectOperations.requireFunction(agent, constructor);
    JsObject base = org.ashlar.vm.operation.ObjectOperations.requireFunction(agent, parent);
    child.rawPut(agent, agent.group().keys().intern("super_"), base, Attributes.DEFAULT);
    if (child.get(agent, Keys.PROTOTYPE) instanceof JsObject own
        && base.get(agent, Keys.PROTOTYPE) instanceof JsObject inherited) {
      own.setPrototypeOf(agent, inherited);
    }
    return Undefined.UNDEFINED;
  }
}
