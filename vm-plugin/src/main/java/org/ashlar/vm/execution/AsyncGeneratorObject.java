package org.ashlar.vm.execution;

import java.util.ArrayDeque;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AsyncContextMapping;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** An async generator object (clause 27.6.2): a suspended frame and a queue of requests. */
public final class AsyncGeneratorObject extends JsObject {
  private enum State {
    SUSPENDED_START,
    SUSPENDED_YIELD,
    EXECUTING,
    DRAINING_QUEUE,
    COMPLETED
  }

  /** An AsyncGeneratorRequest Record. */
  private record Request(int mode, Object value, PromiseCapability capability) {}

  private final Frame frame;

  /** The async context of the call that made the generator, in which all of it runs. */
  private final @Nullable AsyncContextMapping asyncContext;

  private final ArrayDeque<Request> queue = new ArrayDeque<>();
  private State state = State.SUSPENDED_START;

  private AsyncGeneratorObject(Agent agent, JsObject prototype, Frame frame) {
    super(agent.group().roots().exotic, prototype);
    this.frame = frame;
    this.asyncContext = agent.asyncContext;
  }

  /** The generator of a frame whose parameters are bound. */
  public static AsyncGeneratorObject create(Agent agent, ScriptFunction function, Frame frame) {
    JsObject prototype =
        GeneratorObject.prototype(agent, function, Intrinsic.ASYNC_GENERATOR_PROTOTYPE);
    return new AsyncGeneratorObject(agent, prototype, frame);
  }

  /** AsyncGenerator.prototype.next. */
  @EcmaSpec("sec-asyncgenerator-prototype-next")
  public Object next(Agent agent, Object value) {
    PromiseCapability capability = PromiseOperations.newCapability(agent);
    if (state == State.COMPLETED) {
      capability.resolve(agent, agent.realm.newIteratorResult(Undefined.UNDEFINED, true));
      return capability.promise();
    }
    queue.add(new Request(Resumption.NEXT, value, capability));
    if (state == State.SUSPENDED_START || state == State.SUSPENDED_YIELD) {
      proceed(agent, Resumption.NEXT, value);
    }
    return capability.promise();
  }

  /** AsyncGenerator.prototype.return. */
  @EcmaSpec("sec-asyncgenerator-prototype-return")
  public Object finish(Agent agent, Object value) {
    PromiseCapability capability = PromiseOperations.newCapability(agent);
    queue.add(new Request(Resumption.RETURN, value, capability));
    if (state == State.SUSPENDED_START || state == State.COMPLETED) {
      state = State.DRAINING_QUEUE;
      awaitReturn(agent);
    } else if (state == State.SUSPENDED_YIELD) {
      proceed(agent, Resumption.RETURN, value);
    }
    return capability.promise();
  }

  /** AsyncGenerator.prototype.throw. */
  @EcmaSpec("sec-asyncgenerator-prototype-throw")
  public Object fail(Agent agent, Object reason) {
    PromiseCapability capability = PromiseOperations.newCapability(agent);
    if (state == State.SUSPENDED_START) {
      state = State.COMPLETED;
    }
    if (state == State.COMPLETED) {
      capability.reject(agent, reason);
      return capability.promise();
    }
    queue.add(new Request(Resumption.THROW, reason, capability));
    if (state == State.SUSPENDED_YIELD) {
      proceed(agent, Resumption.THROW, reason);
    }
    return capability.promise();
  }

  /** Runs the frame until it awaits, ends, or yields with no request left. */
  @EcmaSpec("sec-asyncgeneratorresume")
  private void proceed(Agent agent, int mode, Object value) {
    AsyncContextMapping callers = agent.asyncContext;
    agent.asyncContext = asyncContext;
    try {
      run(agent, mode, value);
    } finally {
      agent.asyncContext = callers;
    }
  }

  private void run(Agent agent, int mode, Object value) {
    state = State.EXECUTING;
    while (true) {
      Object result;
      try {
        result = Resumption.resume(agent, agent.room, frame, mode, value);
      } catch (ThrowCompletion thrown) {
        state = State.DRAINING_QUEUE;
        completeStep(agent, true, thrown.value(), true);
        drainQueue(agent);
        return;
      }
      if (result == Suspension.AWAIT) {
        try {
          PromiseObject promise = PromiseOperations.promiseResolve(agent, frame.transferred());
          PromiseOperations.then(agent, promise, new Continuation(this));
          return;
        } catch (ThrowCompletion thrown) {
          mode = Resumption.THROW;
          value = thrown.value();
          continue;
        }
      }
      if (!(result instanceof Suspension)) {
        state = State.DRAINING_QUEUE;
        completeStep(agent, false, result, true);
        drainQueue(agent);
        return;
      }
      completeStep(agent, false, frame.transferred(), false);
      Request following = queue.peek();
      if (following == null) {
        state = State.SUSPENDED_YIELD;
        return;
      }
      mode = following.mode();
      value = following.value();
    }
  }

  @EcmaSpec("sec-asyncgeneratorcompletestep")
  private void completeStep(Agent agent, boolean thrown, Object value, boolean done) {
    Request request = queue.remove();
    if (thrown) {
      request.capability().reject(agent, value);
    } else {
      Realm realm = frame.links.realm();
      request.capability().resolve(agent, realm.newIteratorResult(value, done));
    }
  }

  @EcmaSpec("sec-asyncgeneratordrainqueue")
  private void drainQueue(Agent agent) {
    while (true) {
      Request following = queue.peek();
      if (following == null) {
        state = State.COMPLETED;
        return;
      }
      if (following.mode() == Resumption.RETURN) {
        awaitReturn(agent);
        return;
      }
      boolean thrown = following.mode() == Resumption.THROW;
      completeStep(agent, thrown, thrown ? following.value() : Undefined.UNDEFINED, true);
    }
  }

  @EcmaSpec("sec-asyncgeneratorawaitreturn")
  private void awaitReturn(Agent agent) {
    Request request = queue.element();
    PromiseObject promise;
    try {
      promise = PromiseOperations.promiseResolve(agent, request.value());
    } catch (ThrowCompletion thrown) {
      completeStep(agent, true, thrown.value(), true);
      drainQueue(agent);
      return;
    }
    PromiseOperations.then(agent, promise, new AwaitedReturn(this));
  }

  /** Goes on after an await in the body. */
  static final class Continuation extends PromiseReaction {
    private final AsyncGeneratorObject generator;

    Continuation(AsyncGeneratorObject generator) {
      this.generator = generator;
    }

    AsyncGeneratorObject generator() {
      return generator;
    }

    @Override
    @Nullable JsObject settles() {
      Request request = generator.queue.peek();
      return request == null ? null : request.capability().promise();
    }

    @Override
    protected Realm jobRealm(Agent agent, boolean rejected) {
      return generator.frame.links.realm();
    }

    @Override
    protected void run(Agent agent, boolean rejected, Object argument) {
      generator.proceed(agent, rejected ? Resumption.THROW : Resumption.NEXT, argument);
    }
  }

  /** Answers a return request to a generator that is not running. */
  private static final class AwaitedReturn extends PromiseReaction {
    private final AsyncGeneratorObject generator;

    AwaitedReturn(AsyncGeneratorObject generator) {
      this.generator = generator;
    }

    @Override
    protected Realm jobRealm(Agent agent, boolean rejected) {
      return generator.frame.links.realm();
    }

    @Override
    protected void run(Agent agent, boolean rejected, Object argument) {
      generator.completeStep(agent, rejected, argument, true);
      generator.drainQueue(agent);
    }
  }

  Frame frame() {
    return frame;
  }

  @Override
  public String className() {
    return "AsyncGenerator";
  }
}
