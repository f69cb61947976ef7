package org.ashlar.vm.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.vm.GuestAccess;
import org.ashlar.spi.vm.GuestMessage;
import org.ashlar.vm.completion.Termination;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Job;

/**
 * The messages on their way into one context, as jobs of its agent. What still waits when the
 * context ends is abandoned, and so is what comes later.
 */
final class Mailbox {
  private final Agent agent;
  private final VmAccess access;
  private final ContextEnd ending;
  private volatile boolean closed;

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

  /** The context has ended. */
  void close() {
    closed = true;
    abandonWaiting();
  }

  private void abandonWaiting() {
    AshlarException reason = ending.requireReason();
    for (Job job = agent.takePosted(); job != null; job = agent.takePosted()) {
      if (job instanceof MessageJob posted) {
        posted.message.abandoned(reason);
      }
    }
  }

  private final class MessageJob extends Job {
    private final GuestMessage message;

    MessageJob(GuestMessage message) {
      super(access.realm(), null);
      this.message = message;
    }

    @Override
    public void run(Agent running) {
      try {
        message.run(access);
      } catch (Termination ended) {
        message.abandoned(ending.reasonOf(ended));
        if (!ending.isInterruption(ended)) {
          throw ended;
        }
      } catch (StackOverflowError | OutOfMemoryError exhausted) {
        message.abandoned(ending.reasonOf(exhausted));
        throw exhausted;
      }
    }
  }
}
