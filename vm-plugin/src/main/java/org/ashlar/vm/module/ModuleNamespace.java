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
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A module namespace exotic object (clause 10.4.6).
 *
 * <p>Of a deferred one not even the names of its exports are known before its first use: CommonJS
 * says them only when it runs.
 */
public final class ModuleNamespace extends JsObject {
  /** An exported name and what it means. */
  record Export(PropertyKey name, ResolvedBinding binding) {}

  private final Map<PropertyKey, ResolvedBinding> exports = new LinkedHashMap<>();

  /** The module whose evaluation the next use waits for, or Java null. */
  private @Nullable ModuleRecord unevaluated;

  private final boolean deferred;

  private ModuleNamespace(Shape shape, @Nullable ModuleRecord unevaluated) {
    super(shape, null);
    this.unevaluated = unevaluated;
    this.deferred = unevaluated != null;
  }

  /** ModuleNamespaceCreate: names in code unit order. */
  static ModuleNamespace create(Agent agent, List<Export> exports) {
    ModuleNamespace made = new ModuleNamespace(agent.group().roots().exotic, null);
    made.fill(exports);
    made.finish(agent, "Module");
    return made;
  }

  /** The namespace of a module that its first use evaluates. */
  static ModuleNamespace deferred(Agent agent, ModuleRecord module) {
    ModuleNamespace made = new ModuleNamespace(agent.group().roots().exotic, module);
    made.finish(agent, "Deferred Module");
    return made;
  }

  /** Not extensible even for private names. */
  private void finish(Agent agent, String tag) {
    rawPut(agent, Symbol.TO_STRING_TAG, tag, 0);
    super.preventExtensions(agent);
  }

  private void fill(List<Export> exports) {
    List<Export> sorted = new ArrayList<>(exports);
    sorted.sort((a, b) -> a.name().toDisplayString().compareTo(b.name().toDisplayString()));
    for (Export export : sorted) {
      this.exports.put(export.name(), export.binding());
    }
  }

  /** GetModuleExportsList: evaluates a deferred module; what it threw is thrown at each use. */
  private Map<PropertyKey, ResolvedBinding> exports(Agent agent) {
    ModuleRecord module = unevaluated;
    if (module != null) {
      module.evaluateNow(agent);
      // Its evaluation may have used this namespace already.
      if (unevaluated != null) {
        fill(module.exports(agent));
        unevaluated = null;
      }
    }
    return exports;
  }

  /**
   * IsSymbolLikeNamespaceKey: a deferred namespace has no {@code then}, or a promise of it would
   * evaluate the module.
   */
  private boolean isSymbolLike(PropertyKey key) {
    return key instanceof Symbol || (deferred && key.equals(Keys.THEN));
  }

  private Object value(Agent agent, PropertyKey key) {
    ResolvedBinding binding = Objects.requireNonNull(exports.get(key));
    Environment environment = binding.environment();
    if (environment == null) {
      return binding.whole(agent);
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
  public boolean isAskedByCode() {
    return unevaluated != null;
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
  public boolean preventExtensions(Agent agent) {
    return true;
  }

  @Override
  @EcmaSpec("sec-module-namespace-exotic-objects-getownproperty-p")
  public @Nullable PropertyDescriptor getOwnProperty(Agent agent, PropertyKey key) {
    if (isSymbolLike(key)) {
      return super.getOwnProperty(agent, key);
    }
    return exports(agent).containsKey(key)
        ? PropertyDescriptor.data(value(agent, key), Attributes.WRITABLE | Attributes.ENUMERABLE)
        : null;
  }

  @Override
  @EcmaSpec("sec-module-namespace-exotic-objects-defineownproperty-p-desc")
  public boolean defineOwnProperty(Agent agent, PropertyKey key, PropertyDescriptor wanted) {
    if (isSymbolLike(key)) {
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
    return isSymbolLike(key) ? super.hasProperty(agent, key) : exports(agent).containsKey(key);
  }

  @Override
  public Object get(Agent agent, PropertyKey key, Object receiver) {
    if (isSymbolLike(key)) {
      Object value = rawGet(key);
      return value == null ? Undefined.UNDEFINED : value;
    }
    return exports(agent).containsKey(key) ? value(agent, key) : Undefined.UNDEFINED;
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
    return isSymbolLike(key) ? super.delete(agent, key) : !exports(agent).containsKey(key);
  }

  @Override
  public List<PropertyKey> ownPropertyKeys(Agent agent) {
    List<PropertyKey> named = new ArrayList<>(exports(agent).keySet());
    named.addAll(rawKeys());
    return named;
  }

  @Override
  public String className() {
    return "Module";
  }
}
