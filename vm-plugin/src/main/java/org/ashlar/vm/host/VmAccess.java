package org.ashlar.vm.host;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.Services;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.object.ClassProvider;
import org.ashlar.spi.object.ClassTable;
import org.ashlar.spi.object.ObjectAccess;
import org.ashlar.spi.vm.GuestException;
import org.ashlar.spi.vm.GuestFunction;
import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.Termination;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.execution.PromiseReaction;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.host.console.Inspector;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.intrinsic.fundamental.ErrorObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The inside of a context for host code: guest values are the engine's own. Used on the agent's
 * thread.
 */
final class VmAccess implements ObjectAccess {
  private final VmContext context;
  private final Agent agent;
  private final Realm realm;
  private final ProgramRunner programs;
  private final ProvidedClasses classes;
  private final Services services;

  /** Host functions that are on the stack. */
  private int hostDepth;

  VmAccess(VmMachine machine, VmContext context) {
    this.context = context;
    this.agent = context.agent();
    this.realm = agent.realm;
    this.programs = new ProgramRunner(context, realm);
    this.classes = new ProvidedClasses(this);
    this.services = machine.services();
  }

  Realm realm() {
    return realm;
  }

  ProgramRunner programs() {
    return programs;
  }

  ProvidedClasses classes() {
    return classes;
  }

  /** What leaves a context in a report about it: nothing that lives inside. */
  void installHostGlobals() {
    HostGlobals.install(realm, context, programs.commonJs());
    classes.install(services.slot(ClassProvider.class).all());
  }

  private <T> T guarded(Supplier<T> action) {
    try {
      return action.get();
    } catch (ThrowCompletion thrown) {
      throw Thrown.toGuestException(agent, thrown);
    } catch (Termination ended) {
      if (hostDepth == 0) {
        throw ended;
      }
      throw context.reasonOf(ended);
    }
  }

  @Override
  public Object evaluate(Source source) {
    return guarded(() -> programs.evaluate(source));
  }

  @Override
  public Object global() {
    return realm.global();
  }

  @Override
  public Value.Type type(Object value) {
    return switch (value) {
      case Undefined u -> Value.Type.UNDEFINED;
      case JsNull n -> Value.Type.NULL;
      case Boolean b -> Value.Type.BOOLEAN;
      case BigInteger b -> Value.Type.BIG_INT;
      case Number n -> Value.Type.NUMBER;
      case CharSequence s -> Value.Type.STRING;
      case Symbol s -> Value.Type.SYMBOL;
      case JsFunction f -> Value.Type.FUNCTION;
      case JsArray a -> Value.Type.ARRAY;
      case PromiseObject p -> Value.Type.PROMISE;
      case ErrorObject e -> Value.Type.ERROR;
      default -> Value.Type.OBJECT;
    };
  }

  @Override
  public Object toHost(Object value) {
    return switch (value) {
      case Boolean b -> b;
      case Number n -> n;
      case CharSequence s -> Strings.flat(s);
      case Symbol s -> s.description() == null ? "" : s.description();
      default ->
          throw new IllegalArgumentException("no primitive: " + ObjectOperations.display(value));
    };
  }

  @Override
  public Object fromHost(Object primitive) {
    return switch (primitive) {
      case Boolean b -> b;
      case BigInteger b -> b;
      case Integer i -> i;
      case Short s -> (int) s;
      case Byte b -> (int) b;
      case Long l -> TypeConversion.number(l);
      case Number n -> org.ashlar.vm.object.Numbers.box(n.doubleValue());
      case CharSequence s -> s.toString();
      default ->
          throw new IllegalArgumentException("no primitive: " + primitive.getClass().getName());
    };
  }

  @Override
  public Object undefined() {
    return Undefined.UNDEFINED;
  }

  @Override
  public Object nullValue() {
    return JsNull.NULL;
  }

  private PropertyKey key(String name) {
    return agent.group().keys().lookup(name);
  }

  @Override
  public Object member(Object object, String name) {
    return guarded(() -> ObjectOperations.getV(agent, object, key(name)));
  }

  @Override
  public void setMember(Object object, String name, Object value) {
    guarded(
        () -> {
          ObjectOperations.set(
              agent, ObjectOperations.requireObject(agent, object), key(name), value);
          return value;
        });
  }

  @Override
  public boolean hasMember(Object object, String name) {
    return guarded(() -> object instanceof JsObject target && target.hasProperty(agent, key(name)));
  }

  @Override
  public List<String> memberKeys(Object object) {
    return guarded(
        () -> {
          List<String> names = new ArrayList<>();
          if (object instanceof JsObject target) {
            for (PropertyKey key : target.ownPropertyKeys(agent)) {
              PropertyDescriptor own =
                  key instanceof Symbol ? null : target.getOwnProperty(agent, key);
              if (own != null && own.isEnumerable()) {
                names.add(key.toDisplayString());
              }
            }
          }
          return names;
        });
  }

  @Override
  public Object element(Object object, long index) {
    return guarded(
        () -> ObjectOperations.getV(agent, object, ObjectOperations.indexKey(agent, index)));
  }

  @Override
  public void setElement(Object object, long index, Object value) {
    guarded(
        () -> {
          JsObject target = ObjectOperations.requireObject(agent, object);
          ObjectOperations.set(agent, target, ObjectOperations.indexKey(agent, index), value);
          return value;
        });
  }

  @Override
  public long length(Object object) {
    return guarded(
        () ->
            object instanceof CharSequence text
                ? (long) text.length()
                : ObjectOperations.lengthOfArrayLike(
                    agent, ObjectOperations.requireObject(agent, object)));
  }

  @Override
  public Object call(Object function, Object thisValue, Object... arguments) {
    return guarded(() -> ObjectOperations.call(agent, function, thisValue, arguments));
  }

  @Override
  public Object construct(Object function, Object... arguments) {
    return guarded(
        () ->
            ObjectOperations.construct(
                agent, ObjectOperations.requireConstructor(agent, function), arguments));
  }

  @Override
  public Object asyncIterator(Object iterable) {
    return guarded(() -> org.ashlar.vm.instruction.Iteration.asyncIterator(agent, iterable));
  }

  @Override
  public Object newObject() {
    return realm.newObject();
  }

  @Override
  public Object newArray(Object... elements) {
    return realm.newArray(elements.clone());
  }

  @Override
  public Object newSharedArrayBuffer(SharedMemory memory) {
    return ArrayBufferOperations.over(agent, memory);
  }

  @Override
  public Object newFunction(String name, int length, GuestFunction body) {
    return HostFunctionObject.create(this, name, length, body);
  }

  /** Java code of the host or a plug-in, which may throw anything. */
  @FunctionalInterface
  interface HostBody<T> {
    T run() throws Exception;
  }

  /**
   * Runs Java code as a function of the program, in a region that must not yield. What ends the
   * program reaches that code as the platform's exception, and goes on even if the code catches it.
   */
  <T> T inHost(HostBody<T> body) {
    context.slice().enterNoYieldRegion();
    hostDepth++;
    try {
      return body.run();
    } catch (GuestException thrown) {
      throw new ThrowCompletion(thrown.thrown());
    } catch (ThrowCompletion | Termination unwinding) {
      throw unwinding;
    } catch (Exception fault) {
      throw new ThrowCompletion(newError(fault));
    } finally {
      hostDepth--;
      context.slice().leaveNoYieldRegion();
      context.leftHost();
    }
  }

  @Override
  public Object constructorOf(ClassTable<?> table) {
    return classes.constructor(table);
  }

  @Override
  public <S> Object newInstance(ClassTable<S> table, S state) {
    return classes.newInstance(table, state);
  }

  @Override
  public <S> @Nullable S stateOf(ClassTable<S> table, Object value) {
    return ProvidedObject.stateOf(table, value);
  }

  @Override
  public Object newIterator(Iterator<?> values) {
    return classes.newIterator(values);
  }

  @Override
  public void require(PermissionPolicy.Kind kind, String target) {
    guarded(
        () -> {
          try {
            context.settings().hooks().permissions().require(kind, target);
          } catch (AshlarException refused) {
            throw HostErrors.ofHost(agent, refused);
          }
          return kind;
        });
  }

  @Override
  public void charge(long bytes) {
    agent.charge(bytes);
  }

  @Override
  public Object newError(String className, String message) {
    for (ErrorKind kind : ErrorKind.values()) {
      if (kind.constructorName().equals(className)) {
        return agent.host().newError(agent, kind, message);
      }
    }
    return agent.host().newError(agent, ErrorKind.ERROR, message);
  }

  @Override
  public Object newError(Throwable fault) {
    Object error =
        fault instanceof AshlarException refused
            ? HostErrors.ofHost(agent, refused).value()
            : ObjectAccess.super.newError(fault);
    if (error instanceof ErrorObject object) {
      object.setHostCause(fault);
    }
    return error;
  }

  @Override
  public @Nullable Throwable causeOf(Object thrown) {
    return Thrown.hostCause(thrown);
  }

  @Override
  public GuestPromise newPromise() {
    PromiseObject promise = PromiseOperations.newPromise(agent);
    PromiseCapability capability = PromiseCapability.intrinsic(promise);
    return new GuestPromise() {
      @Override
      public Object promise() {
        return promise;
      }

      @Override
      public void resolve(Object value) {
        capability.resolve(agent, value);
      }

      @Override
      public void reject(Object reason) {
        capability.reject(agent, reason);
      }
    };
  }

  @Override
  public void whenSettled(Object promise, Settlement listener) {
    PromiseObject settled = PromiseOperations.promiseResolve(agent, promise);
    PromiseOperations.then(agent, settled, new ListenerReaction(listener));
  }

  private final class ListenerReaction extends PromiseReaction {
    private final Settlement listener;

    ListenerReaction(Settlement listener) {
      this.listener = listener;
    }

    @Override
    protected Realm jobRealm(Agent running, boolean rejected) {
      return realm;
    }

    @Override
    protected void run(Agent running, boolean rejected, Object argument) {
      listener.settled(VmAccess.this, !rejected, argument);
    }
  }

  @Override
  public ServiceSlot.Registration keepAlive() {
    return context.keepAlive();
  }

  @Override
  public ScriptException.Details describe(Object thrown) {
    return Thrown.describe(agent, thrown);
  }

  @Override
  public String display(Object value) {
    return Inspector.plain(agent).display(value);
  }
}
