package org.ashlar.vm.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.GlobalLinks;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * An ECMAScript function object (clause 10.2).
 *
 * <p>Its own properties length, name and prototype do not exist until somebody asks for one of them
 * or lists the keys; most closures are only called.
 */
public final class ScriptFunction extends JsFunction {
  public final CodeBlock code;
  public final @Nullable Environment environment;
  public final GlobalLinks links;

  private @Nullable JsObject homeObject;
  private @Nullable ClassElements classElements;

  /** Name given by SetFunctionName before the property exists; Java null for the code's own. */
  private @Nullable Object givenName;

  private boolean prepared;

  private ScriptFunction(
      CodeBlock code, @Nullable Environment environment, GlobalLinks links, JsObject prototype) {
    super(links.realm().agent().group().roots().function, prototype, links.realm());
    this.code = code;
    this.environment = environment;
    this.links = links;
  }

  /** InstantiateFunctionObject: a function whose prototype its kind and realm decide. */
  @EcmaSpec("sec-runtime-semantics-instantiatefunctionobject")
  public static ScriptFunction create(
      CodeBlock code, @Nullable Environment environment, GlobalLinks links) {
    return create(code, environment, links, links.realm().intrinsic(prototypeOf(code.kind())));
  }

  /** A function with another prototype: class constructors, dynamic functions. */
  public static ScriptFunction create(
      CodeBlock code, @Nullable Environment environment, GlobalLinks links, JsObject prototype) {
    return links.realm().agent().visible(new ScriptFunction(code, environment, links, prototype));
  }

  /** The intrinsic that functions of a kind inherit from. */
  public static Intrinsic prototypeOf(FunctionKind kind) {
    return switch (kind) {
      case GENERATOR, GENERATOR_METHOD -> Intrinsic.GENERATOR_FUNCTION_PROTOTYPE;
      case ASYNC, ASYNC_METHOD, ASYNC_ARROW -> Intrinsic.ASYNC_FUNCTION_PROTOTYPE;
      case ASYNC_GENERATOR, ASYNC_GENERATOR_METHOD -> Intrinsic.ASYNC_GENERATOR_FUNCTION_PROTOTYPE;
      default -> Intrinsic.FUNCTION_PROTOTYPE;
    };
  }

  // ---- Calls ----

  /** How the code is entered now. */
  public CodeEntry entry(Agent agent) {
    Object present = code.entry();
    return present != null ? (CodeEntry) present : link(agent);
  }

  private CodeEntry link(Agent agent) {
    CodeEntry entry = ((ExecutionHost) agent.host()).interpreterEntry(code);
    code.setEntry(entry);
    return entry;
  }

  @Override
  public Object call(Agent agent, int room, Object thisValue, Object[] arguments) {
    return entry(agent).call(agent, room, this, thisValue, arguments);
  }

  @Override
  public Object call0(Agent agent, int room, Object thisValue) {
    return entry(agent).call0(agent, room, this, thisValue);
  }

  @Override
  public Object call1(Agent agent, int room, Object thisValue, Object a) {
    return entry(agent).call1(agent, room, this, thisValue, a);
  }

  @Override
  public Object call2(Agent agent, int room, Object thisValue, Object a, Object b) {
    return entry(agent).call2(agent, room, this, thisValue, a, b);
  }

  @Override
  public Object call3(Agent agent, int room, Object thisValue, Object a, Object b, Object c) {
    return entry(agent).call3(agent, room, this, thisValue, a, b, c);
  }

  @Override
  public boolean isConstructor() {
    return code.kind().isConstructor();
  }

  @Override
  @EcmaSpec("sec-ecmascript-function-objects-construct-argumentslist-newtarget")
  public JsObject construct(Agent agent, int room, Object[] arguments, JsObject newTarget) {
    if (code.kind() == FunctionKind.DERIVED_CONSTRUCTOR) {
      try {
        return (JsObject) entry(agent).construct(agent, room, this, null, arguments, newTarget);
      } catch (ThrowCompletion thrown) {
        throw refusedForCaller(agent, thrown);
      }
    }
    if (!isConstructor()) {
      throw Errors.typeError(agent, Message.NOT_A_CONSTRUCTOR, displayName());
    }
    agent.room = room;
    AllocationSite site = AllocationSite.of(code);
    JsObject prototype =
        newTarget == this ? instancePrototype(agent, site) : instancePrototype(agent, newTarget);
    JsObject made = site.allocate(agent, prototype);
    Object result = entry(agent).construct(agent, room, this, made, arguments, newTarget);
    if (!site.settled()) {
      site.observe(agent, made);
    }
    return result instanceof JsObject object ? object : made;
  }

  /** The error of a derived constructor whose result is none, in the running realm. */
  public static ThrowCompletion refuseResult(Agent agent, Message message) {
    ThrowCompletion made =
        message == Message.THIS_NOT_INITIALIZED
            ? Errors.referenceError(agent, message)
            : Errors.typeError(agent, message);
    return new ThrowCompletion(made.value(), message);
  }

  /** The result is looked at when the caller's realm runs again, so the error is of that realm. */
  private ThrowCompletion refusedForCaller(Agent agent, ThrowCompletion thrown) {
    Message refusal = thrown.refusal();
    if (refusal == null) {
      return thrown;
    }
    Object value = agent.realm == realm ? thrown.value() : refuseResult(agent, refusal).value();
    return new ThrowCompletion(value);
  }

  /** The prototype of an object that this function constructs as its own new target. */
  public JsObject instancePrototype(Agent agent, AllocationSite site) {
    JsObject known = site.prototypeOf(this);
    if (known != null) {
      return known;
    }
    JsObject prototype = instancePrototype(agent, this);
    site.learnPrototype(this);
    return prototype;
  }

  /** The prototype of an object constructed with a new target. */
  private JsObject instancePrototype(Agent agent, JsObject newTarget) {
    Object prototype =
        newTarget == this ? rawGet(Keys.PROTOTYPE) : newTarget.get(agent, Keys.PROTOTYPE);
    if (prototype instanceof JsObject object) {
      if ((object.flags & USED_AS_PROTOTYPE) == 0) {
        agent.markPrototype(object);
      }
      return object;
    }
    Realm home = newTarget instanceof JsFunction f ? f.functionRealm(agent) : agent.realm;
    return home.intrinsic(Intrinsic.OBJECT_PROTOTYPE);
  }

  // ---- Parts ----

  /** [[HomeObject]], or Java null. */
  public @Nullable JsObject homeObject() {
    return homeObject;
  }

  /** MakeMethod. */
  public void setHomeObject(JsObject homeObject) {
    this.homeObject = homeObject;
  }

  /** Private methods and fields of a class constructor, or Java null if it has none. */
  public @Nullable ClassElements classElements() {
    return classElements;
  }

  public ClassElements ensureClassElements() {
    ClassElements present = classElements;
    if (present == null) {
      present = new ClassElements();
      classElements = present;
    }
    return present;
  }

  // ---- Own properties that are made late ----

  @Override
  protected void prepareNamed(PropertyKey key) {
    if (!prepared && (key == Keys.PROTOTYPE || key == Keys.NAME || key == Keys.LENGTH)) {
      prepareAllNamed();
    }
  }

  @Override
  protected void prepareAllNamed() {
    if (prepared) {
      return;
    }
    prepared = true;
    Agent agent = realm.agent();
    boolean early = shape.count() > 0 || isDictionary();
    if (early) {
      // Properties were added before anyone listed the keys; the standard ones still come first.
      prepareBeforeOthers(agent);
      return;
    }
    putStandard(agent);
  }

  private void putStandard(Agent agent) {
    rawPut(agent, Keys.LENGTH, code.length(), Attributes.CONFIGURABLE);
    rawPut(agent, Keys.NAME, givenName != null ? givenName : code.name(), Attributes.CONFIGURABLE);
    putPrototype(agent);
  }

  private void putPrototype(Agent agent) {
    FunctionKind kind = code.kind();
    if (kind == FunctionKind.NORMAL) {
      JsObject made = realm.newObject();
      made.rawPut(agent, Keys.CONSTRUCTOR, this, Attributes.HIDDEN);
      rawPut(agent, Keys.PROTOTYPE, made, Attributes.WRITABLE);
    } else if (kind.isGenerator()) {
      Intrinsic parent =
          kind.isAsync() ? Intrinsic.ASYNC_GENERATOR_PROTOTYPE : Intrinsic.GENERATOR_PROTOTYPE;
      rawPut(agent, Keys.PROTOTYPE, realm.newObject(realm.intrinsic(parent)), Attributes.WRITABLE);
    }
  }

  private void prepareBeforeOthers(Agent agent) {
    List<PropertyKey> keys = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    List<Integer> attributes = new ArrayList<>();
    for (PropertyKey key : namedKeysRaw()) {
      keys.add(key);
      values.add(Objects.requireNonNull(rawGet(key)));
      attributes.add(rawAttributes(key));
    }
    boolean extensible = shape.isExtensible();
    shape = agent.group().roots().function;
    putStandard(agent);
    for (int i = 0; i < keys.size(); i++) {
      rawPut(agent, keys.get(i), values.get(i), attributes.get(i));
    }
    if (!extensible) {
      shape = shape.notExtensible();
    }
  }

  private List<PropertyKey> namedKeysRaw() {
    List<PropertyKey> keys = new ArrayList<>();
    if (isDictionary()) {
      appendNamedKeys(keys);
    } else {
      for (int i = 0; i < shape.count(); i++) {
        keys.add(shape.property(i).key());
      }
    }
    return keys;
  }

  /** SetFunctionName on a function whose properties nobody has seen yet. */
  public void giveName(Agent agent, Object name) {
    if (prepared) {
      rawPut(agent, Keys.NAME, name, Attributes.CONFIGURABLE);
    } else {
      givenName = name;
    }
  }

  /** The prototype property of a class constructor: neither writable nor configurable. */
  public void setClassPrototype(Agent agent, JsObject prototype) {
    prepareAllNamed();
    rawPut(agent, Keys.PROTOTYPE, prototype, 0);
  }

  /** The name for messages and stack traces; runs no guest code. */
  public String displayName() {
    if (prepared && rawGet(Keys.NAME) instanceof CharSequence name) {
      return name.toString();
    }
    return givenName instanceof CharSequence name ? name.toString() : code.name();
  }

  @Override
  public String sourceText() {
    return code.sourceText();
  }

  /** this of a call as the code sees it (OrdinaryCallBindThis). */
  @EcmaSpec("sec-ordinarycallbindthis")
  public Object bindThis(Agent agent, Object thisValue) {
    if (thisValue instanceof JsObject || code.isStrict()) {
      return thisValue;
    }
    if (thisValue == Undefined.UNDEFINED || thisValue == org.ashlar.vm.value.JsNull.NULL) {
      return realm.global();
    }
    return agent.host().wrapPrimitive(agent, thisValue);
  }
}
