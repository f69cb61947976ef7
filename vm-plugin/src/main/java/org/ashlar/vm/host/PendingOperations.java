package org.ashlar.vm.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.io.IoProvider;
import org.ashlar.vm.Guarded;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * What a context waits for: work of the current input/output plug-in. Used by the agent's thread;
 * results come by the mailbox.
 *
 * <p>Without such a plug-in the work is done at once on the agent's thread, and its result still
 * comes later, so that the virtual machine alone runs every program.
 */
final class PendingOperations implements Background {
  private final VmContext context;
  private final ServiceSlot<IoProvider> providers;
  private final Set<Operation<?>> running = new LinkedHashSet<>();
  private final List<Runnable> atEnd = new ArrayList<>();

  PendingOperations(VmContext context, ServiceSlot<IoProvider> providers) {
    this.context = context;
    this.providers = providers;
  }

  @Override
  public HostHooks hooks() {
    return context.settings().hooks();
  }

  @Override
  public String directory() {
    return context.access().programs().commonJs().directory();
  }

  @Override
  public <T extends @Nullable Object> T performHere(Supplier<T> action) {
    return context.inHost(action);
  }

  @Override
  public void onEnd(Runnable action) {
    atEnd.add(action);
  }

  @Override
  public <T extends @Nullable Object> void perform(Supplier<T> action, Completion<T> completion) {
    await(begin(action), completion);
  }

  /** A plug-in that was exchanged a moment ago refuses; its successor is there then. */
  private <T extends @Nullable Object> CompletionStage<T> begin(Supplier<T> action) {
    IoProvider provider = providers.current();
    while (provider != null) {
      try {
        return provider.perform(action);
      } catch (AshlarException stopped) {
        IoProvider next = providers.current();
        if (next == provider) {
          return CompletableFuture.failedStage(stopped);
        }
        provider = next;
      }
    }
    try {
      return CompletableFuture.completedStage(performHere(action));
    } catch (AshlarException failed) {
      return CompletableFuture.failedStage(failed);
    }
  }

  @Override
  public <T extends @Nullable Object> void await(
      CompletionStage<T> stage, Completion<T> completion) {
    Operation<T> operation = new Operation<>(stage, completion);
    running.add(operation);
    stage.whenComplete(operation::arrived);
  }

  @Override
  public void nextTick(JsFunction function, Object... arguments) {
    Agent agent = context.agent();
    context
        .ticks()
        .add(
            new Job(agent.realm, agent.asyncContext) {
              @Override
              public void run(Agent running) {
                running.callAll(function, Undefined.UNDEFINED, arguments);
              }
            });
  }

  /** The context ended: nobody waits any more. */
  void abandon() {
    for (Operation<?> operation : List.copyOf(running)) {
      Guarded.callEach(() -> operation.stage.toCompletableFuture().cancel(false));
    }
    running.clear();
    Guarded.callEach(atEnd.toArray(Runnable[]::new));
    atEnd.clear();
  }

  /** One that goes on, and then the job that brings its result. */
  private final class Operation<T extends @Nullable Object> extends Job {
    private final CompletionStage<T> stage;
    private final Completion<T> completion;
    private final ServiceSlot.Registration alive = context.keepAlive();
    private @Nullable T value;
    private @Nullable Throwable failure;

    Operation(CompletionStage<T> stage, Completion<T> completion) {
      super(context.agent().realm, context.agent().asyncContext);
      this.stage = stage;
      this.completion = completion;
    }

    /** Called by any thread. */
    void arrived(@Nullable T result, @Nullable Throwable failed) {
      value = result;
      failure =
          failed instanceof CompletionException && failed.getCause() != null
              ? failed.getCause()
              : failed;
      context.agent().post(this);
    }

    @Override
    @SuppressWarnings("NullAway") // null is a result where the type says so
    public void run(Agent agent) {
      running.remove(this);
      alive.close();
      Throwable failed = failure;
      if (failed != null) {
        completion.failed(agent, failed);
      } else {
        completion.succeeded(agent, value);
      }
    }
  }
}
