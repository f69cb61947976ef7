package org.ashlar.vm.host.node;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/**
 * The world outside a context, for work whose result comes later. Used by the agent's thread.
 *
 * <p>What goes on keeps the program alive, and is dropped when the context ends.
 */
public interface Background {
  /** The one of a realm, which its host attached. */
  static Background of(Realm realm) {
    return realm.hostSlot(
        Background.class,
        owner -> {
          throw new AssertionError("a realm without a world outside");
        });
  }

  /** The hooks of the context. */
  HostHooks hooks();

  /** The working directory of the program, which it may change. */
  String directory();

  /** Calls hooks on this thread, which may wait: other contexts run meanwhile. */
  <T extends @Nullable Object> T performHere(Supplier<T> action);

  /** The same for hooks that give nothing. */
  default void performHere(Runnable action) {
    Supplier<@Nullable Object> nothing =
        () -> {
          action.run();
          return null;
        };
    performHere(nothing);
  }

  /** Runs an action when the context ends. */
  void onEnd(Runnable action);

  /** Runs an action where it may wait. */
  <T extends @Nullable Object> void perform(Supplier<T> action, Completion<T> completion);

  /** Waits for something that goes on already. */
  <T extends @Nullable Object> void await(CompletionStage<T> stage, Completion<T> completion);

  /** Calls a function after what runs now, before promise jobs. */
  void nextTick(JsFunction function, Object... arguments);

  /**
   * What is done with a result, as a job of the agent; one method is called, once.
   *
   * @param <T> the result
   */
  interface Completion<T extends @Nullable Object> {
    /** It came to a good end. */
    void succeeded(Agent agent, T value);

    /** It failed. */
    void failed(Agent agent, Throwable failure);
  }
}
