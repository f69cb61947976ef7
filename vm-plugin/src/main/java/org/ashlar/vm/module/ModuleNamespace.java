package org.ashlar.vm.module;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** A module namespace exotic object (clause 10.4.6). */
public final class ModuleNamespace extends JsObject {
  /** An exported name and what it means. */
  record Export(PropertyKey name, ResolvedBinding binding) {}

  private final Map<PropertyKey, ResolvedBinding> exports = new LinkedHashMap<>();

  private ModuleNamespace(Shape shape) {
    super(shape, null);
  }

  /** ModuleNamespaceCreate: names in code unit order. */
  static ModuleNamespace create(Agent agent, List<Export> exports) {
    ModuleNamespace made = new ModuleNamespace(agent.group().roots().exotic);
    List<Export> sorted = new ArrayList<>(exports);
    sorted.sort((a, b) -> a.name().toDisplayString().compareTo(b.name().toDisplayString()));
    for (Export export : sorted) {
      made.exports.put(export.name(), export.binding());
    }
    made.rawPut(agent, Symbol.TO_STRING_TAG, "Module", 0);
    return made;
  }

  private boolean isExport(PropertyKey key) {
    return !(key instanceof Symbol) && exports.containsKey(key);
  }

  private Object value(Agent agent, PropertyKey key) {
    ResolvedBinding binding = Objects.requireNonNull(exports.get(key));
    Environment environment = binding.environment();
    if (environment == null) {
      return binding.module().namespace(agent);
    }
    Object value = environment.slots[binding.slot()];
    if (value == null) {
      throw Errors.referenceError(agent, Message.ACCESS_BEFORE_INITIALIZATION, key);
    }
    return value;
  }

  @Override
  public boolean overridesGet() {
    return true;
  }

  @Override
  public boolean isVirtual(PropertyKey key) {
    return !(key instanceof Symbol);
  }

  @Override
  public boolean setPrototypeOf(Agent agent, @Nullable JsObject wanted) {
    return wanted == null;
  }

  @Override
  public boolean isExtensible(Agent agent) {
    return false;
  }

  @Override
  public boolean preventExtensions(Agent agent) {
    return true;
  }

  @Override
  @EcmaSpec("sec-module-namespace-exotic-objects-getownproperty-p")
  public @Nullable PropertyDescriptor getOwnProperty(Agent agent, PropertyKey key) {
    if (key instanceof Symbol) {
      return super.getOwnProperty(agent, key);
    }
    return isExport(key)
        ? PropertyDescriptor.data(value(agent, key), Attributes.WRITABLE | Attributes.ENUMERABLE)
        : null;
  }

  @Override
  @EcmaSpec("sec-module-namespace-exotic-objects-defineownproperty-p-desc")
  public boolean defineOwnProperty(Agent agent, PropertyKey key, PropertyDescriptor wanted) {
    if (key instanceof Symbol) {
      return super.defineOwnProperty(agent, key, wanted);
    }
    PropertyDescriptor current = getOwnProperty(agent, key);
    if (current == null
        || wanted.isConfigurable()
        || (wanted.has(Attributes.ENUMERABLE) && !wanted.isEnumerable())
        || wanted.isAccessor()
        || (wanted.has(Attributes.WRITABLE) && !wanted.isWritable())) {
      return false;
    }
    Object value = wanted.value();
    return value == null || SameValue.sameValue(value, Objects.requireNonNull(current.value()));
  }

  @Override
  public boolean hasProperty(Agent agent, PropertyKey key) {
    return key instanceof Symbol ? super.hasProperty(agent, key) : isExport(key);
  }

  @Override
  public Object get(Agent agent, PropertyKey key, Object receiver) {
    if (key instanceof Symbol) {
      Object value = rawGet(key);
      return value == null ? Undefined.UNDEFINED : value;
    }
    return isExport(key) ? value(agent, key) : Undefined.UNDEFINED;
  }

  @Override
  public Object getElement(Agent agent, int index) {
    return get(agent, org.ashlar.vm.value.IndexKey.of(index), this);
  }

  @Override
  public boolean set(Agent agent, PropertyKey key, Object value, Object receiver) {
    return false;
  }

  @Override
  public boolean delete(Agent agent, PropertyKey key) {
    return key instanceof Symbol ? super.delete(agent, key) : !isExport(key);
  }

  @Override
  public List<PropertyKey> ownPropertyKeys(Agent agent) {
    List<PropertyKey> named = new ArrayList<>(exports.keySet());
    named.addAll(rawKeys());
    return named;
  }

  @Override
  public String className() {
    return "Module";
  }
}
