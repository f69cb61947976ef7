package org.ashlar.spi.schedule;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An agent whose mailbox holds the bodies of its slices. */
public final class TestAgent implements AgentTask {
  private final Queue<Function<Slice, Outcome>> mailbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inside = new AtomicInteger();
  volatile @Nullable Throwable fault;
  volatile boolean yieldAsked;
  volatile boolean wasOnTwoWorkers;
  volatile @Nullable AgentHandle attachedTo;

  /** Puts a body into the mailbox and wakes the agent. */
  public void post(Function<Slice, Outcome> body) {
    mailbox.add(body);
    handle().wake();
  }

  /** The handle. */
  public AgentHandle handle() {
    AgentHandle handle = attachedTo;
    if (handle == null) {
      throw new IllegalStateException("not attached");
    }
    return handle;
  }

  @Override
  public void attached(AgentHandle handle) {
    attachedTo = handle;
  }

  @Override
  public Outcome runSlice(Slice slice) {
    if (inside.incrementAndGet() != 1) {
      wasOnTwoWorkers = true;
    }
    try {
      Function<Slice, Outcome> body = mailbox.poll();
      if (body == null) {
        return Outcome.WAITING;
      }
      Outcome outcome = body.apply(slice);
      return outcome == Outcome.WAITING && !mailbox.isEmpty() ? Outcome.YIELDED : outcome;
    } finally {
      inside.decrementAndGet();
    }
  }

  @Override
  public void requestYield() {
    yieldAsked = true;
  }

  @Override
  public void failed(Throwable thrown) {
    fault = thrown;
  }
}
