package org.ashlar.vm.exotic;

import java.util.List;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.value.PrivateName;
import org.ashlar.vm.value.PropertyKey;
import org.jspecify.annotations.Nullable;

/** A proxy whose target is not callable. Its raw storage holds private names only. */
public final class ProxyObject extends JsObject implements Proxy {
  private @Nullable JsObject target;
  private @Nullable JsObject handler;

  public ProxyObject(Agent agent, JsObject target, JsObject handler) {
    super(agent.group().roots().exotic, null);
    this.target = target;
    this.handler = handler;
  }

  @Override
  public @Nullable JsObject target() {
    return target;
  }

  @Override
  public @Nullable JsObject handler() {
    return handler;
  }

  @Override
  public void revoke() {
    target = null;
    handler = null;
  }

  @Override
  public boolean isVirtual(PropertyKey key) {
    return !(key instanceof PrivateName);
  }

  @Override
  public boolean overridesGet() {
    return true;
  }

  @Override
  public boolean overridesGetPrototypeOf() {
    return true;
  }

  @Override
  public @Nullable JsObject getPrototypeOf(Agent agent) {
    return ProxyTraps.getPrototypeOf(agent, this);
  }

  @Override
  public boolean setPrototypeOf(Agent agent, @Nullable JsObject wanted) {
    return ProxyTraps.setPrototypeOf(agent, this, wanted);
  }

  @Override
  public boolean isExtensible(Agent agent) {
    return ProxyTraps.isExtensible(agent, this);
  }

  @Override
  public boolean preventExtensions(Agent agent) {
    return ProxyTraps.preventExtensions(agent, this);
  }

  @Override
  public @Nullable PropertyDescriptor getOwnProperty(Agent agent, PropertyKey key) {
    return ProxyTraps.getOwnProperty(agent, this, key);
  }

  @Override
  public boolean defineOwnProperty(Agent agent, PropertyKey key, PropertyDescriptor descriptor) {
    return ProxyTraps.defineOwnProperty(agent, this, key, descriptor);
  }

  @Override
  public boolean hasProperty(Agent agent, PropertyKey key) {
    return ProxyTraps.hasProperty(agent, this, key);
  }

  @Override
  public Object get(Agent agent, PropertyKey key, Object receiver) {
    return ProxyTraps.get(agent, this, key, receiver);
  }

  @Override
  public boolean set(Agent agent, PropertyKey key, Object value, Object receiver) {
    return ProxyTraps.set(agent, this, key, value, receiver);
  }

  @Override
  public boolean delete(Agent agent, PropertyKey key) {
    return ProxyTraps.delete(agent, this, key);
  }

  @Override
  public List<PropertyKey> ownPropertyKeys(Agent agent) {
    return ProxyTraps.ownPropertyKeys(agent, this);
  }
}
