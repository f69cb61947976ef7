package org.ashlar.vm.host;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.exotic.WrappedFunction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;

/**
 * What the program learns of a failure in a ShadowRealm that nothing handled: an error of its own,
 * because no object crosses the boundary.
 */
final class ShadowFailure {
  private ShadowFailure() {}

  /** What was thrown in a realm, or an error of the main realm in its place. */
  static Object of(VmContext context, Realm realm, Object thrown) {
    if (!realm.isShadow()) {
      return thrown;
    }
    Agent agent = context.agent();
    Realm running = agent.realm;
    agent.realm = context.access().realm();
    try {
      return Errors.typeError(
              agent, Message.SHADOW_REALM_UNHANDLED, WrappedFunction.describe(thrown))
          .value();
    } finally {
      agent.realm = running;
    }
  }

  /** A promise of the main realm that stands for the rejected one. */
  static JsObject promise(VmContext context, Object reason) {
    Agent agent = context.agent();
    Realm running = agent.realm;
    agent.realm = context.access().realm();
    try {
      PromiseObject promise = PromiseOperations.newPromise(agent);
      PromiseOperations.markHandled(agent, promise);
      PromiseOperations.reject(agent, promise, reason);
      return promise;
    } finally {
      agent.realm = running;
    }
  }
}
