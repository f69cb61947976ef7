package org.ashlar.vm.execution;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.JsFunction;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the promise job that runs now: the functions that will go on when it is done, and
 * those that wait for them. Where several wait for one promise, none of them is the caller.
 */
public final class AsyncStack {
  private AsyncStack() {}

  /**
   * One step: a suspended function, or a combinator that waits for one of its promises; the other
   * is Java null.
   */
  public record Waiter(@Nullable Frame frame, @Nullable PromiseElement element) {}

  /** The waiters, innermost first; at most so many. */
  public static List<Waiter> of(Agent agent, int limit) {
    if (!(agent.runningJob() instanceof PromiseReaction.ReactionJob job)) {
      return List.of();
    }
    List<Waiter> waiters = new ArrayList<>();
    Object promise = job.reaction().settles();
    while (promise instanceof PromiseObject awaited && waiters.size() < limit) {
      PromiseReaction reaction = awaited.firstReaction;
      if (reaction == null || reaction.next != null) {
        break;
      }
      promise = reaction.settles();
      if (reaction instanceof AsyncActivation activation) {
        waiters.add(new Waiter(activation.frame(), null));
      } else if (reaction instanceof AsyncGeneratorObject.Continuation step) {
        waiters.add(new Waiter(step.generator().frame(), null));
      } else if (reaction instanceof HandlerReaction handlers) {
        Object onFulfilled = captured(handlers.handler(false));
        Object onRejected = captured(handlers.handler(true));
        Object own = onFulfilled instanceof PromiseElement ? onFulfilled : onRejected;
        if (own instanceof PromiseElement element) {
          waiters.add(new Waiter(null, element));
          promise = element.combined();
        } else if (onFulfilled instanceof ResolvingFunctions resolving) {
          promise = resolving.promise();
        }
      }
    }
    return waiters;
  }

  private static @Nullable Object captured(@Nullable JsFunction handler) {
    return handler instanceof BuiltinFunction builtin ? builtin.capturedIfAny() : null;
  }
}
