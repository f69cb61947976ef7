package org.ashlar.vm.exotic;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.OrdinaryObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * A String exotic object (clause 10.4.3): its code units are own properties that cannot change, and
 * so is its length.
 */
public final class StringObject extends JsObject {
  private final CharSequence text;

  private StringObject(Shape shape, @Nullable JsObject prototype, CharSequence text) {
    super(shape, prototype);
    this.text = text;
  }

  /** StringCreate. */
  public static StringObject create(Agent agent, CharSequence text, JsObject prototype) {
    return new StringObject(agent.group().roots().exotic, prototype, text);
  }

  /** %String.prototype%, whose methods are made when first read. */
  public static StringObject createPrototype(Agent agent, JsObject parent) {
    return new StringObject(agent.group().roots().intrinsic, parent, "");
  }

  /** The wrapped string. */
  public CharSequence text() {
    return text;
  }

  private boolean isUnit(PropertyKey key) {
    return key instanceof IndexKey index && index.index() < text.length();
  }

  private Object unit(PropertyKey key) {
    return String.valueOf(text.charAt((int) ((IndexKey) key).index()));
  }

  @Override
  public boolean isVirtual(PropertyKey key) {
    return key == Keys.LENGTH || isUnit(key);
  }

  @Override
  protected @Nullable Object ownForGet(Agent agent, PropertyKey key) {
    if (key == Keys.LENGTH) {
      return text.length();
    }
    return isUnit(key) ? unit(key) : super.ownForGet(agent, key);
  }

  @Override
  public @Nullable PropertyDescriptor getOwnProperty(Agent agent, PropertyKey key) {
    if (key == Keys.LENGTH) {
      return PropertyDescriptor.data(text.length(), 0);
    }
    return isUnit(key)
        ? PropertyDescriptor.data(unit(key), Attributes.ENUMERABLE)
        : super.getOwnProperty(agent, key);
  }

  @Override
  public boolean defineOwnProperty(Agent agent, PropertyKey key, PropertyDescriptor wanted) {
    if (!isVirtual(key)) {
      return super.defineOwnProperty(agent, key, wanted);
    }
    return OrdinaryObject.validateAndApply(
        agent, null, key, isExtensible(agent), wanted, getOwnProperty(agent, key));
  }

  @Override
  public boolean delete(Agent agent, PropertyKey key) {
    return !isVirtual(key) && super.delete(agent, key);
  }

  @Override
  public List<PropertyKey> ownPropertyKeys(Agent agent) {
    int length = text.length();
    agent.charge(24L * length);
    List<PropertyKey> keys = new ArrayList<>(length + 1);
    for (int i = 0; i < length; i++) {
      if ((i & 1023) == 0) {
        agent.poll();
      }
      keys.add(IndexKey.of(i));
    }
    List<PropertyKey> stored = super.ownPropertyKeys(agent);
    int named = 0;
    while (named < stored.size() && stored.get(named) instanceof IndexKey) {
      named++;
    }
    keys.addAll(stored.subList(0, named));
    keys.add(Keys.LENGTH);
    keys.addAll(stored.subList(named, stored.size()));
    return keys;
  }

  @Override
  public String className() {
    return "String";
  }
}
