package org.ashlar.vm.exotic;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * An arguments object (clause 10.4.4).
 *
 * <p>A mapped one shares parameters with slots of the function's environment: {@code map} has the
 * slot of each index, -1 where the mapping has ended. The mapped elements are also in the element
 * storage, with what was last seen there; reads of mapped indices go to the slot.
 */
@EcmaSpec("sec-arguments-exotic-objects")
public final class ArgumentsObject extends JsObject {
  private final @Nullable Environment environment;
  private final int[] map;

  private ArgumentsObject(
      Agent agent, Object[] arguments, @Nullable Environment environment, int[] map) {
    super(agent.group().roots().exotic, agent.realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    this.elements = arguments;
    this.environment = environment;
    this.map = map;
  }

  /** CreateUnmappedArgumentsObject. */
  @EcmaSpec("sec-createunmappedargumentsobject")
  public static ArgumentsObject unmapped(Agent agent, Object[] arguments) {
    Realm realm = agent.realm;
    ArgumentsObject made =
        agent.visible(new ArgumentsObject(agent, arguments.clone(), null, new int[0]));
    made.putCommon(agent, arguments.length);
    JsFunction thrower = realm.function(Intrinsic.THROW_TYPE_ERROR);
    made.rawPut(
        agent,
        Keys.CALLEE,
        new org.ashlar.vm.object.Accessor(thrower, thrower),
        Attributes.ACCESSOR);
    return made;
  }

  /**
   * CreateMappedArgumentsObject.
   *
   * @param slots environment slot of each parameter, -1 for those that are not shared
   */
  @EcmaSpec("sec-createmappedargumentsobject")
  public static ArgumentsObject mapped(
      Agent agent, Object[] arguments, JsFunction callee, Environment environment, int[] slots) {
    int count = Math.min(arguments.length, slots.length);
    int[] map = Arrays.copyOf(slots, count);
    boolean shared = false;
    for (int slot : map) {
      shared |= slot >= 0;
    }
    ArgumentsObject made =
        new ArgumentsObject(
            agent, arguments.clone(), shared ? environment : null, shared ? map : new int[0]);
    if (shared) {
      // Fast paths look at dense elements; a mapped object must be asked.
      org.ashlar.vm.object.ElementStore.becomeSparse(made);
    }
    made.putCommon(agent, arguments.length);
    made.rawPut(agent, Keys.CALLEE, callee, Attributes.HIDDEN);
    return made;
  }

  private void putCommon(Agent agent, int length) {
    rawPut(agent, Keys.LENGTH, length, Attributes.HIDDEN);
    JsObject prototype = agent.realm.intrinsic(Intrinsic.ARRAY_PROTOTYPE);
    Object values = prototype.rawGet(agent.group().keys().intern("values"));
    rawPut(
        agent, Symbol.ITERATOR, values == null ? Undefined.UNDEFINED : values, Attributes.HIDDEN);
  }

  /** The environment slot that an index is mapped to, or -1. */
  private int slot(PropertyKey key) {
    return key instanceof IndexKey index && index.index() < map.length
        ? map[(int) index.index()]
        : -1;
  }

  private Object mappedValue(int slot) {
    Object value = Objects.requireNonNull(environment).slots[slot];
    return value == null ? Undefined.UNDEFINED : value;
  }

  private void setMapped(int slot, Object value) {
    Objects.requireNonNull(environment).slots[slot] = value;
  }

  private void unmap(PropertyKey key) {
    map[(int) ((IndexKey) key).index()] = -1;
  }

  @Override
  public boolean isVirtual(PropertyKey key) {
    return slot(key) >= 0;
  }

  @Override
  protected @Nullable Object ownForGet(Agent agent, PropertyKey key) {
    int slot = slot(key);
    return slot >= 0 ? mappedValue(slot) : super.ownForGet(agent, key);
  }

  @Override
  public @Nullable PropertyDescriptor getOwnProperty(Agent agent, PropertyKey key) {
    PropertyDescriptor own = super.getOwnProperty(agent, key);
    int slot = slot(key);
    return own == null || slot < 0
        ? own
        : PropertyDescriptor.data(mappedValue(slot), own.attributes());
  }

  @Override
  public boolean defineOwnProperty(Agent agent, PropertyKey key, PropertyDescriptor wanted) {
    int slot = slot(key);
    if (slot < 0) {
      return super.defineOwnProperty(agent, key, wanted);
    }
    PropertyDescriptor applied = wanted;
    boolean freezes =
        wanted.isData()
            && wanted.value() == null
            && wanted.has(Attributes.WRITABLE)
            && !wanted.isWritable();
    if (freezes) {
      applied =
          PropertyDescriptor.partial(
              mappedValue(slot), null, null, wanted.presentAttributes(), wanted.attributes());
    }
    rawStore(agent, key, mappedValue(slot));
    if (!super.defineOwnProperty(agent, key, applied)) {
      return false;
    }
    if (wanted.isAccessor()) {
      unmap(key);
      return true;
    }
    Object value = wanted.value();
    if (value != null) {
      setMapped(slot, value);
    }
    if (wanted.has(Attributes.WRITABLE) && !wanted.isWritable()) {
      unmap(key);
    }
    return true;
  }

  @Override
  public Object getElement(Agent agent, int index) {
    return index >= 0 && index < map.length && map[index] >= 0
        ? mappedValue(map[index])
        : super.getElement(agent, index);
  }

  @Override
  public boolean set(Agent agent, PropertyKey key, Object value, Object receiver) {
    int slot = slot(key);
    if (slot >= 0 && receiver == this) {
      setMapped(slot, value);
      rawStore(agent, key, value);
      return true;
    }
    return super.set(agent, key, value, receiver);
  }

  @Override
  public boolean delete(Agent agent, PropertyKey key) {
    int slot = slot(key);
    if (!super.delete(agent, key)) {
      return false;
    }
    if (slot >= 0) {
      unmap(key);
    }
    return true;
  }

  @Override
  public List<PropertyKey> ownPropertyKeys(Agent agent) {
    return rawKeys();
  }

  @Override
  public String className() {
    return "Arguments";
  }
}
