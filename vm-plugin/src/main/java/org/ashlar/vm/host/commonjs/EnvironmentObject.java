package org.ashlar.vm.host.commonjs;

import java.util.Map;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Symbol;

/**
 * {@code process.env}: the program's own copy of the variables it may see. Every value is a string,
 * as in an environment.
 */
final class EnvironmentObject extends JsObject {
  private EnvironmentObject(Agent agent, JsObject prototype) {
    super(agent.group().roots().exotic, prototype);
  }

  static JsObject create(Realm realm, HostHooks hooks) {
    Agent agent = realm.agent();
    JsObject made = new EnvironmentObject(agent, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    for (Map.Entry<String, String> variable : hooks.process().environment().entrySet()) {
      if (hooks.permissions().allows(PermissionPolicy.Kind.ENV, variable.getKey())) {
        PropertyKey key = agent.group().keys().internKey(variable.getKey());
        made.rawPut(agent, key, variable.getValue(), Attributes.DEFAULT);
      }
    }
    return made;
  }

  @Override
  public boolean overridesSet() {
    return true;
  }

  @Override
  public boolean set(Agent agent, PropertyKey key, Object value, Object receiver) {
    if (receiver != this) {
      return super.set(agent, key, value, receiver);
    }
    put(agent, key, value);
    return true;
  }

  @Override
  public boolean defineOwnProperty(Agent agent, PropertyKey key, PropertyDescriptor wanted) {
    if (wanted.isAccessor()) {
      throw refused(agent, "does not accept an accessor(getter/setter) descriptor");
    }
    Object value = wanted.value();
    if (value == null || wanted.attributes() != Attributes.DEFAULT) {
      throw refused(agent, "only accepts a configurable, writable, and enumerable data descriptor");
    }
    put(agent, key, value);
    return true;
  }

  private static RuntimeException refused(Agent agent, String reason) {
    return HostErrors.withCode(
        agent,
        ErrorKind.TYPE_ERROR,
        "ERR_INVALID_OBJECT_DEFINE_PROPERTY",
        "'process.env' " + reason);
  }

  private void put(Agent agent, PropertyKey key, Object value) {
    if (key instanceof Symbol symbol) {
      TypeConversion.toFlatString(agent, symbol);
    }
    rawPut(agent, key, TypeConversion.toFlatString(agent, value), Attributes.DEFAULT);
  }
}
