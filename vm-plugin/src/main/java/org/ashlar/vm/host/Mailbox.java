package org.ashlar.vm.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.vm.GuestAccess;
import org.ashlar.spi.vm.GuestException;
import org.ashlar.spi.vm.GuestMessage;
import org.ashlar.vm.Guarded;
import org.ashlar.vm.completion.Termination;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Job;
import org.jspecify.annotations.Nullable;

/**
 * The messages on their way into one context, as jobs of its agent. What still waits when the
 * context ends is abandoned, and so is what comes later.
 */
final class Mailbox {
  private final Agent agent;
  private final VmAccess access;
  private final ContextEnd ending;
  private volatile boolean closed;

  /** The message that runs; abandoned with the context if a fault ends it. */
  private @Nullable GuestMessage inFlight;

  Mailbox(Agent agent, VmAccess access, ContextEnd ending) {
    this.agent = agent;
    this.access = access;
    this.ending = ending;
  }

  /** Adds a message and wakes the agent. Any thread. */
  void post(GuestMessage message) {
    AshlarException reason = ending.reason();
    if (reason != null) {
      message.abandoned(reason);
      return;
    }
    agent.post(new MessageJob(message));
    if (closed) {
      abandonWaiting();
    }
  }

  /**
   * Has the agent hand a waiter on, after the messages that were posted before. Any thread.
   *
   * @param label what is waited for
   */
  CompletionStage<Void> enlist(String label, Consumer<CompletableFuture<Void>> register) {
    CompletableFuture<Void> waiter = new CompletableFuture<>();
    post(
        new GuestMessage() {
          @Override
          public void run(GuestAccess ignored) {
            register.accept(waiter);
          }

          @Override
          public void abandoned(AshlarException reason) {
            waiter.completeExceptionally(reason);
          }

          @Override
          public String label() {
            return label;
          }
        });
    return waiter;
  }

  /** The context has ended. The agent's thread. */
  void close() {
    closed = true;
    GuestMessage unfinished = inFlight;
    if (unfinished != null) {
      inFlight = null;
      abandon(unfinished);
    }
    abandonWaiting();
  }

  private void abandonWaiting() {
    for (Job job = agent.takePosted(); job != null; job = agent.takePosted()) {
      if (job instanceof MessageJob posted) {
        abandon(posted.message);
      }
    }
  }

  private void abandon(GuestMessage message) {
    Guarded.callEach(() -> message.abandoned(ending.requireReason()));
  }

  private final class MessageJob extends Job {
    private final GuestMessage message;

    MessageJob(GuestMessage message) {
      super(access.realm(), null);
      this.message = message;
    }

    @Override
    public void run(Agent running) {
      inFlight = message;
      try {
        message.run(access);
        inFlight = null;
      } catch (ThrowCompletion | GuestException thrown) {
        inFlight = null;
        throw thrown;
      } catch (Termination ended) {
        inFlight = null;
        message.abandoned(ending.reasonOf(ended));
        if (!ending.isInterruption(ended)) {
          throw ended;
        }
      }
    }
  }
}
