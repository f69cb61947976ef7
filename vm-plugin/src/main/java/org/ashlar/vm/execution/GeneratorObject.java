package org.ashlar.vm.execution;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AsyncContextMapping;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** A generator object (clause 27.5.2): a suspended frame. */
public final class GeneratorObject extends JsObject {
  private enum State {
    SUSPENDED_START,
    SUSPENDED_YIELD,
    EXECUTING,
    COMPLETED
  }

  private final Frame frame;

  /** The async context of the call that made the generator, in which all of it runs. */
  private final @Nullable AsyncContextMapping asyncContext;

  private State state = State.SUSPENDED_START;

  private GeneratorObject(Agent agent, JsObject prototype, Frame frame) {
    super(agent.group().roots().exotic, prototype);
    this.frame = frame;
    this.asyncContext = agent.asyncContext;
  }

  /** The generator of a frame whose parameters are bound. */
  public static GeneratorObject create(Agent agent, ScriptFunction function, Frame frame) {
    JsObject prototype = prototype(agent, function, Intrinsic.GENERATOR_PROTOTYPE);
    return new GeneratorObject(agent, prototype, frame);
  }

  static JsObject prototype(Agent agent, ScriptFunction function, Intrinsic fallback) {
    if (function.get(agent, Keys.PROTOTYPE) instanceof JsObject prototype) {
      agent.markPrototype(prototype);
      return prototype;
    }
    return function.realm.intrinsic(fallback);
  }

  /** Generator.prototype.next. */
  @EcmaSpec("sec-generatorresume")
  public Object next(Agent agent, Object value) {
    requireIdle(agent);
    if (state == State.COMPLETED) {
      return agent.realm.newIteratorResult(Undefined.UNDEFINED, true);
    }
    return resume(agent, Resumption.NEXT, value);
  }

  /** Generator.prototype.return. */
  @EcmaSpec("sec-generatorresumeabrupt")
  public Object finish(Agent agent, Object value) {
    requireIdle(agent);
    if (state == State.SUSPENDED_START) {
      state = State.COMPLETED;
    }
    if (state == State.COMPLETED) {
      return agent.realm.newIteratorResult(value, true);
    }
    return resume(agent, Resumption.RETURN, value);
  }

  /** Generator.prototype.throw. */
  @EcmaSpec("sec-generatorresumeabrupt")
  public Object fail(Agent agent, Object reason) {
    requireIdle(agent);
    if (state == State.SUSPENDED_START) {
      state = State.COMPLETED;
    }
    if (state == State.COMPLETED) {
      throw new ThrowCompletion(reason);
    }
    return resume(agent, Resumption.THROW, reason);
  }

  private void requireIdle(Agent agent) {
    if (state == State.EXECUTING) {
      throw Errors.typeError(agent, Message.TEXT, "Generator is already running");
    }
  }

  private Object resume(Agent agent, int mode, Object value) {
    Realm realm = agent.realm;
    state = State.EXECUTING;
    AsyncContextMapping callers = agent.asyncContext;
    agent.asyncContext = asyncContext;
    Object result;
    try {
      result = Resumption.resume(agent, agent.room, frame, mode, value);
    } catch (ThrowCompletion thrown) {
      state = State.COMPLETED;
      throw thrown;
    } finally {
      agent.asyncContext = callers;
    }
    if (result == Suspension.YIELD) {
      state = State.SUSPENDED_YIELD;
      return realm.newIteratorResult(frame.transferred(), false);
    }
    if (result == Suspension.DELEGATE) {
      state = State.SUSPENDED_YIELD;
      return frame.transferred();
    }
    state = State.COMPLETED;
    return realm.newIteratorResult(result, true);
  }

  @Override
  public String className() {
    return "Generator";
  }
}
