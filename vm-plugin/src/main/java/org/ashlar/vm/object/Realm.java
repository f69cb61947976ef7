package org.ashlar.vm.object;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ashlar.vm.shape.StorageClass;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * A realm (clause 9.3): intrinsics, global object, global bindings, template objects.
 *
 * <p>An untouched realm holds no intrinsic: each is made when first asked for. The protocol flags
 * start true and fall once, when a program patches what they stand for; fast paths test them.
 */
public final class Realm {
  private final Agent agent;
  private final IntrinsicFactory factory;
  private final JsObject[] intrinsics = new JsObject[Intrinsic.values().length];
  private @Nullable GlobalObject global;
  private @Nullable Map<Object, JsObject> templates;
  private final Map<Class<?>, Object> hostSlots = new IdentityHashMap<>(2);

  /** Host data of the realm: what {@code $262}, console or CommonJS attach. */
  private @Nullable Object hostDefined;

  /** By what the code of a shadow realm imports; Java null in every other realm. */
  private @Nullable Object shadowReferrer;

  /**
   * %ArrayIteratorPrototype%.next and %Array.prototype%[@@iterator] are pristine, so array
   * iteration may go by index.
   */
  public boolean arrayIterationIntact = true;

  /**
   * %Promise.prototype%.then and constructor are pristine, so await and resolution may link
   * reactions directly.
   */
  public boolean promiseThenIntact = true;

  /** No species constructor of %Array% was patched. */
  public boolean arraySpeciesIntact = true;

  /** The getter of the length of typed arrays is pristine. */
  public boolean typedArrayLengthIntact = true;

  /** %RegExp.prototype% exec, flags and symbols are pristine. */
  public boolean regExpIntact = true;

  public Realm(Agent agent, IntrinsicFactory factory) {
    this.agent = agent;
    this.factory = factory;
  }

  public Agent agent() {
    return agent;
  }

  /** What makes the intrinsics. */
  public IntrinsicFactory factory() {
    return factory;
  }

  /** An intrinsic, made now if this is its first use. */
  public JsObject intrinsic(Intrinsic id) {
    JsObject present = intrinsics[id.ordinal()];
    return present != null ? present : make(id);
  }

  /** An intrinsic if it was made already. */
  public @Nullable JsObject intrinsicIfMade(Intrinsic id) {
    return intrinsics[id.ordinal()];
  }

  /** An intrinsic that is a function. */
  public JsFunction function(Intrinsic id) {
    return (JsFunction) intrinsic(id);
  }

  private JsObject make(Intrinsic id) {
    Realm caller = agent.realm;
    agent.realm = this;
    try {
      JsObject made = factory.create(this, id);
      JsObject meanwhile = intrinsics[id.ordinal()];
      if (meanwhile != null) {
        return meanwhile;
      }
      intrinsics[id.ordinal()] = made;
      return made;
    } finally {
      agent.realm = caller;
    }
  }

  /**
   * Registers an intrinsic that is made together with another one, before the other refers to it.
   */
  public void register(Intrinsic id, JsObject made) {
    intrinsics[id.ordinal()] = made;
  }

  /** From now on writes to an intrinsic are reported to {@link #patched}. */
  public void watch(Intrinsic id, JsObject object) {
    Watch.place(this, id, object);
  }

  /** A program changed a property of a watched intrinsic: the flags that rely on it fall. */
  void patched(Intrinsic id, PropertyKey key) {
    switch (id) {
      case ARRAY_PROTOTYPE -> {
        arrayIterationIntact &= key != Symbol.ITERATOR;
        arraySpeciesIntact &= key != Keys.CONSTRUCTOR;
      }
      case ARRAY -> arraySpeciesIntact &= key != Symbol.SPECIES;
      case ARRAY_ITERATOR_PROTOTYPE ->
          arrayIterationIntact &= key != Keys.NEXT && key != Keys.RETURN;
      case ITERATOR_PROTOTYPE, OBJECT_PROTOTYPE -> arrayIterationIntact &= key != Keys.RETURN;
      case PROMISE_PROTOTYPE -> promiseThenIntact &= key != Keys.THEN && key != Keys.CONSTRUCTOR;
      case PROMISE -> promiseThenIntact &= key != Keys.RESOLVE && key != Symbol.SPECIES;
      case REGEXP_PROTOTYPE -> regExpIntact = false;
      case REGEXP -> regExpIntact &= key != Symbol.SPECIES;
      case TYPED_ARRAY_PROTOTYPE,
          INT8_ARRAY_PROTOTYPE,
          UINT8_ARRAY_PROTOTYPE,
          UINT8_CLAMPED_ARRAY_PROTOTYPE,
          INT16_ARRAY_PROTOTYPE,
          UINT16_ARRAY_PROTOTYPE,
          INT32_ARRAY_PROTOTYPE,
          UINT32_ARRAY_PROTOTYPE,
          BIGINT64_ARRAY_PROTOTYPE,
          BIGUINT64_ARRAY_PROTOTYPE,
          FLOAT16_ARRAY_PROTOTYPE,
          FLOAT32_ARRAY_PROTOTYPE,
          FLOAT64_ARRAY_PROTOTYPE ->
          typedArrayLengthIntact &= key != Keys.LENGTH;
      default -> {}
    }
  }

  public GlobalObject global() {
    GlobalObject present = global;
    if (present == null) {
      present =
          new GlobalObject(
              agent.group().roots().exotic, intrinsic(Intrinsic.OBJECT_PROTOTYPE), this);
      global = present;
    }
    return present;
  }

  public @Nullable Object hostDefined() {
    return hostDefined;
  }

  public void setHostDefined(@Nullable Object hostDefined) {
    this.hostDefined = hostDefined;
  }

  /**
   * Makes this the realm of a ShadowRealm.
   *
   * @param referrer the host's record of what imports in it, in the place of a script or module
   */
  public void becomeShadow(Object referrer) {
    shadowReferrer = referrer;
  }

  /** What was given to {@link #becomeShadow}, or Java null. */
  public @Nullable Object shadowReferrer() {
    return shadowReferrer;
  }

  /** Whether code of this realm must not get hold of objects of other realms. */
  public boolean isShadow() {
    return shadowReferrer != null;
  }

  /** State that a host keeps per realm, one of each type; made at the first question. */
  public <T> T hostSlot(Class<T> type, Function<Realm, T> maker) {
    Object present = hostSlots.get(type);
    if (present == null) {
      present = maker.apply(this);
      hostSlots.put(type, present);
    }
    return type.cast(present);
  }

  /** State that a host keeps per realm, or Java null if nobody asked for it yet. */
  public <T> @Nullable T hostSlotIfMade(Class<T> type) {
    return type.cast(hostSlots.get(type));
  }

  /** The template object of a tagged template site, or Java null before its first evaluation. */
  public @Nullable JsObject template(Object site) {
    return templates == null ? null : templates.get(site);
  }

  public void setTemplate(Object site, JsObject template) {
    if (templates == null) {
      templates = new IdentityHashMap<>();
    }
    templates.put(site, template);
  }

  /** A new ordinary object that inherits from %Object.prototype%. */
  public JsObject newObject() {
    return newObject(intrinsic(Intrinsic.OBJECT_PROTOTYPE));
  }

  /** A new ordinary object. */
  public JsObject newObject(@Nullable JsObject prototype) {
    return agent.visible(
        new MediumObject(agent.group().roots().ordinary(StorageClass.MEDIUM), prototype));
  }

  /** CreateIterResultObject. */
  public JsObject newIteratorResult(Object value, boolean done) {
    SmallObject result =
        new SmallObject(
            agent.group().roots().iteratorResult, intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    result.r0 = value;
    result.r1 = done;
    return agent.visible(result);
  }

  /** A new empty array. */
  public JsArray newArray() {
    return agent.visible(
        new JsArray(agent.group().roots().array, intrinsic(Intrinsic.ARRAY_PROTOTYPE)));
  }

  /** A new array that takes ownership of {@code values}, in which Java null is a hole. */
  public JsArray newArray(Object[] values) {
    return newArray(values, values.length);
  }

  /**
   * A new array over dense storage ({@code int[]}, {@code double[]} or {@code Object[]}) that it
   * takes ownership of.
   */
  public JsArray newArray(Object dense, int length) {
    return agent.visible(
        new JsArray(
            agent.group().roots().array, intrinsic(Intrinsic.ARRAY_PROTOTYPE), dense, length));
  }
}
