package org.ashlar.vm.intrinsic.control;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseElement;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Promise.all, allSettled, any and race, which differ in what they do with an outcome. */
final class PromiseCombinators {
  /** Which combinator. */
  enum Kind {
    ALL("all"),
    ALL_SETTLED("allSettled"),
    ANY("any"),
    RACE("race");

    private final String combinator;

    Kind(String combinator) {
      this.combinator = combinator;
    }
  }

  private final Kind kind;
  private final PromiseCapability capability;
  private final List<Object> values = new ArrayList<>();

  /** Keys of the result, or Java null if it is an array. */
  private @Nullable List<PropertyKey> keys;

  /** Outcomes that are awaited, and one for the loop that asks for them. */
  private int remaining = 1;

  private PromiseCombinators(Kind kind, PromiseCapability capability) {
    this.kind = kind;
    this.capability = capability;
  }

  static JsObject combine(Agent agent, Object constructor, Object iterable, Kind kind) {
    PromiseCapability capability = PromiseOperations.newCapability(agent, constructor);
    IteratorRecord iterator = null;
    try {
      Object resolve = ObjectOperations.getV(agent, constructor, Keys.RESOLVE);
      JsFunction resolveFunction = requireResolve(agent, resolve);
      iterator = IteratorOperations.getIterator(agent, iterable);
      new PromiseCombinators(kind, capability).run(agent, constructor, resolveFunction, iterator);
    } catch (ThrowCompletion thrown) {
      ThrowCompletion reason = thrown;
      if (iterator != null && !iterator.isDone()) {
        reason = IteratorOperations.closeAfterThrow(agent, iterator.iterator(), thrown);
      }
      capability.reject(agent, reason.value());
    }
    return capability.promise();
  }

  /**
   * Promise.allKeyed and allSettledKeyed: own enumerable properties in the place of an iterable.
   */
  static JsObject combineKeyed(Agent agent, Object constructor, Object promises, Kind kind) {
    PromiseCapability capability = PromiseOperations.newCapability(agent, constructor);
    try {
      JsFunction resolve =
          requireResolve(agent, ObjectOperations.getV(agent, constructor, Keys.RESOLVE));
      JsObject source = ObjectOperations.requireObject(agent, promises);
      new PromiseCombinators(kind, capability).runKeyed(agent, constructor, resolve, source);
    } catch (ThrowCompletion thrown) {
      capability.reject(agent, thrown.value());
    }
    return capability.promise();
  }

  private void runKeyed(Agent agent, Object constructor, JsFunction resolve, JsObject source) {
    List<PropertyKey> used = new ArrayList<>();
    keys = used;
    for (PropertyKey key : source.ownPropertyKeys(agent)) {
      PropertyDescriptor own = source.getOwnProperty(agent, key);
      if (own != null && own.isEnumerable()) {
        Object value = source.get(agent, key);
        used.add(key);
        follow(agent, agent.call(resolve, constructor, value));
      }
    }
    finishOne(agent, true);
  }

  /** Awaits one promise. */
  private void follow(Agent agent, Object promise) {
    Element element = new Element(this, values.size());
    values.add(Undefined.UNDEFINED);
    JsFunction onFulfilled =
        kind == Kind.ANY ? capability.resolveFunction(agent) : element.function(agent, false);
    JsFunction onRejected =
        kind == Kind.ALL ? capability.rejectFunction(agent) : element.function(agent, true);
    remaining++;
    ObjectOperations.invoke(agent, promise, Keys.THEN, onFulfilled, onRejected);
  }

  private static JsFunction requireResolve(Agent agent, Object resolve) {
    if (resolve instanceof JsFunction function) {
      return function;
    }
    throw Errors.typeError(agent, Message.PROMISE_RESOLVE_NOT_FUNCTION);
  }

  private void run(Agent agent, Object constructor, JsFunction resolve, IteratorRecord iterator) {
    for (Object next = IteratorOperations.stepValue(agent, iterator);
        next != null;
        next = IteratorOperations.stepValue(agent, iterator)) {
      Object promise = agent.call(resolve, constructor, next);
      if (kind == Kind.RACE) {
        ObjectOperations.invoke(
            agent,
            promise,
            Keys.THEN,
            capability.resolveFunction(agent),
            capability.rejectFunction(agent));
      } else {
        follow(agent, promise);
      }
    }
    if (kind != Kind.RACE) {
      finishOne(agent, true);
    }
  }

  /** One outcome less is awaited; the last one settles the result. */
  private void finishOne(Agent agent, boolean inLoop) {
    if (--remaining > 0) {
      return;
    }
    if (keys != null) {
      capability.resolve(agent, keyedResult(agent, keys));
      return;
    }
    Object array = ObjectOperations.arrayFromList(agent, values);
    if (kind != Kind.ANY) {
      capability.resolve(agent, array);
      return;
    }
    JsObject error =
        agent.host().newError(agent, ErrorKind.AGGREGATE_ERROR, Message.PROMISES_REJECTED.format());
    error.rawPut(agent, Keys.ERRORS, array, Attributes.HIDDEN);
    if (inLoop) {
      throw new ThrowCompletion(error);
    }
    capability.reject(agent, error);
  }

  private JsObject keyedResult(Agent agent, List<PropertyKey> names) {
    JsObject result = agent.realm.newObject(null);
    for (int i = 0; i < names.size(); i++) {
      result.rawPut(agent, names.get(i), values.get(i), Attributes.DEFAULT);
    }
    return result;
  }

  /** The place of one promise in the result. */
  private static final class Element implements PromiseElement {
    private final PromiseCombinators owner;
    private final int index;
    private boolean called;

    Element(PromiseCombinators owner, int index) {
      this.owner = owner;
      this.index = index;
    }

    @Override
    public String combinator() {
      return owner.kind.combinator;
    }

    @Override
    public int index() {
      return index;
    }

    @Override
    public JsObject combined() {
      return owner.capability.promise();
    }

    JsFunction function(Agent agent, boolean rejected) {
      PromiseCombinatorsTable table = PromiseCombinatorsTable.TABLE;
      int id = table.require(rejected ? "rejected" : "fulfilled", BuiltinKind.DETACHED);
      return BuiltinFunction.of(agent.realm, table, id, "", this);
    }
  }

  @EcmaSpec("sec-promise.all-resolve-element-functions")
  @Builtin(name = "fulfilled", kind = BuiltinKind.DETACHED)
  static Object fulfilled(Agent agent, BuiltinFunction callee, Object thisValue, Object value) {
    return settle(agent, (Element) callee.captured(), value, false);
  }

  @EcmaSpec("sec-promise.any-reject-element-functions")
  @Builtin(name = "rejected", kind = BuiltinKind.DETACHED)
  static Object rejected(Agent agent, BuiltinFunction callee, Object thisValue, Object reason) {
    return settle(agent, (Element) callee.captured(), reason, true);
  }

  private static Object settle(Agent agent, Element element, Object value, boolean rejected) {
    if (element.called) {
      return Undefined.UNDEFINED;
    }
    element.called = true;
    PromiseCombinators owner = element.owner;
    owner.values.set(
        element.index, owner.kind == Kind.ALL_SETTLED ? outcome(agent, value, rejected) : value);
    owner.finishOne(agent, false);
    return Undefined.UNDEFINED;
  }

  private static JsObject outcome(Agent agent, Object value, boolean rejected) {
    JsObject outcome = agent.realm.newObject();
    StringKey status = agent.group().keys().intern("status");
    StringKey place = rejected ? agent.group().keys().intern("reason") : Keys.VALUE;
    outcome.rawPut(agent, status, rejected ? "rejected" : "fulfilled", Attributes.DEFAULT);
    outcome.rawPut(agent, place, value, Attributes.DEFAULT);
    return outcome;
  }
}
