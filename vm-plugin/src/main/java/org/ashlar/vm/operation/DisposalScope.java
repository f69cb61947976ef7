package org.ashlar.vm.operation;

import java.util.ArrayList;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A DisposeCapability Record (clause 7.5): resources of a block or of a disposable stack, and the
 * way through their disposal, which may be interrupted by awaits.
 */
public final class DisposalScope {
  /** A resource; Java null as method only marks that an await is due. */
  private record Resource(Object value, boolean async, @Nullable JsFunction method) {}

  private ArrayList<Resource> resources = new ArrayList<>();
  private @Nullable Object thrown;
  private boolean needsAwait;
  private boolean hasAwaited;
  private boolean awaitingMethod;

  /** AddDisposableResource for a value that brings its own method. */
  @EcmaSpec("sec-adddisposableresource")
  public void add(Agent agent, Object value, boolean async) {
    if (value == Undefined.UNDEFINED || value == JsNull.NULL) {
      if (async) {
        resources.add(new Resource(Undefined.UNDEFINED, true, null));
      }
      return;
    }
    JsObject object = ObjectOperations.requireObject(agent, value);
    JsFunction method = disposeMethod(agent, object, async);
    if (method == null) {
      throw Errors.typeError(
          agent, Message.NOT_DISPOSABLE, async ? "Symbol.asyncDispose" : "Symbol.dispose");
    }
    resources.add(new Resource(value, async, method));
  }

  /** AddDisposableResource with a method for no value. */
  public void addMethod(JsFunction method, boolean async) {
    resources.add(new Resource(Undefined.UNDEFINED, async, method));
  }

  /** Moves the resources to a new scope. */
  public DisposalScope move() {
    DisposalScope moved = new DisposalScope();
    moved.resources = resources;
    resources = new ArrayList<>();
    return moved;
  }

  @EcmaSpec("sec-getdisposemethod")
  private static @Nullable JsFunction disposeMethod(Agent agent, JsObject object, boolean async) {
    if (!async) {
      return ObjectOperations.getMethod(agent, object, Symbol.DISPOSE);
    }
    JsFunction method = ObjectOperations.getMethod(agent, object, Symbol.ASYNC_DISPOSE);
    if (method != null) {
      return method;
    }
    JsFunction sync = ObjectOperations.getMethod(agent, object, Symbol.DISPOSE);
    if (sync == null) {
      return null;
    }
    DisposalScopeTable table = DisposalScopeTable.TABLE;
    int id = table.require("disposeLater", BuiltinKind.DETACHED);
    return BuiltinFunction.of(agent.realm, table, id, "", sync);
  }

  /** A sync disposer in the place of an async one: its result is not awaited, its failure is. */
  @Builtin(name = "disposeLater", kind = BuiltinKind.DETACHED)
  static Object disposeLater(Agent agent, BuiltinFunction callee, Object thisValue) {
    PromiseCapability capability = PromiseOperations.newCapability(agent);
    try {
      agent.call((JsFunction) callee.captured(), thisValue);
    } catch (ThrowCompletion failed) {
      capability.reject(agent, failed.value());
      return capability.promise();
    }
    capability.resolve(agent, Undefined.UNDEFINED);
    return capability.promise();
  }

  /** Begins the disposal after a completion; Java null if that was no throw. */
  public void begin(@Nullable Object thrownValue) {
    thrown = thrownValue;
    needsAwait = false;
    hasAwaited = false;
  }

  /**
   * DisposeResources up to the next await: the value to await, or Java null when all is disposed.
   */
  @EcmaSpec("sec-disposeresources")
  public @Nullable Object advance(Agent agent) {
    awaitingMethod = false;
    while (!resources.isEmpty()) {
      Resource next = resources.getLast();
      if (!next.async && needsAwait && !hasAwaited) {
        needsAwait = false;
        return Undefined.UNDEFINED;
      }
      resources.removeLast();
      if (next.method == null) {
        needsAwait = true;
        continue;
      }
      try {
        Object result = agent.call(next.method, next.value);
        if (next.async) {
          hasAwaited = true;
          awaitingMethod = true;
          return result;
        }
      } catch (ThrowCompletion failed) {
        fail(agent, failed.value());
      }
    }
    if (needsAwait && !hasAwaited) {
      hasAwaited = true;
      return Undefined.UNDEFINED;
    }
    return null;
  }

  /** The awaited value was rejected. */
  public void awaitFailed(Agent agent, Object reason) {
    if (awaitingMethod) {
      fail(agent, reason);
    }
  }

  private void fail(Agent agent, Object error) {
    Object before = thrown;
    if (before == null) {
      thrown = error;
      return;
    }
    JsObject both = agent.host().newError(agent, ErrorKind.SUPPRESSED_ERROR, "");
    both.rawRemove(Keys.MESSAGE);
    both.rawPut(agent, agent.group().keys().intern("error"), error, Attributes.HIDDEN);
    both.rawPut(agent, agent.group().keys().intern("suppressed"), before, Attributes.HIDDEN);
    thrown = both;
  }

  /** What the disposal throws, or Java null. */
  public @Nullable Object thrown() {
    return thrown;
  }
}
