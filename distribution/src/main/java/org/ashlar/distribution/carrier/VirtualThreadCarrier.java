package org.ashlar.distribution.carrier;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.ashlar.spi.schedule.AgentCarrier;
import org.jspecify.annotations.Nullable;

/**
 * A Java stack kept by a virtual thread that this class schedules itself: put aside and taken up in
 * less than a microsecond, in a few hundred bytes plus its frames.
 *
 * <p>Implementation note. The JDK hands its executor a task that mounts the virtual thread and
 * returns when it yields, blocks or ends. The carrier keeps that task and runs it on whatever
 * worker calls {@link #run}. A stack that blocks in host code is not suspended in the scheduler's
 * sense: the worker waits until it can go on. Not the continuation beneath a virtual thread by
 * itself: a compiled method reads the current thread once and keeps it across calls, so code that
 * went on under another worker took locks in the name of a thread that was not its own.
 */
final class VirtualThreadCarrier implements AgentCarrier, Executor {
  private final VirtualThreads threads;
  private final Runnable body;
  private @Nullable Thread thread;
  private boolean yielding;
  private volatile @Nullable Thread starting;
  private volatile @Nullable Runnable mounting;
  private volatile @Nullable Runnable next;
  private volatile @Nullable Thread waiting;

  VirtualThreadCarrier(VirtualThreads threads, Runnable body) {
    this.threads = threads;
    this.body = body;
  }

  @Override
  public boolean run() {
    Thread stack = thread;
    if (stack == null) {
      stack = threads.create(this, body);
      thread = stack;
      starting = Thread.currentThread();
      stack.start();
      starting = null;
    }
    while (true) {
      takeNext().run();
      boolean suspended = yielding;
      yielding = false;
      if (stack.getState() == Thread.State.TERMINATED) {
        thread = null;
        return true;
      }
      if (suspended) {
        return false;
      }
    }
  }

  private Runnable takeNext() {
    Runnable task = next;
    if (task == null) {
      waiting = Thread.currentThread();
      while ((task = next) == null) {
        LockSupport.park(this);
      }
      waiting = null;
    }
    next = null;
    return task;
  }

  /**
   * Called by the JDK, on any thread, when the virtual thread can go on; a virtual thread has one
   * task for its whole life, handed over first by its start. Virtual threads that host code makes
   * on an agent's stack inherit this executor for good, and belong to the JDK's own; they may come
   * at any moment, so only what comes from within the start is taken for the agent's.
   */
  @Override
  public void execute(Runnable task) {
    if (Thread.currentThread() == starting) {
      mounting = task;
    } else if (task != mounting) {
      threads.standardScheduler().execute(task);
      return;
    }
    next = task;
    LockSupport.unpark(waiting);
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // the scheduler relied upon is this one
  public boolean suspend() {
    yielding = true;
    boolean kept;
    try {
      Thread.yield();
      // Where a native frame pins the stack, the yield came back without a return to run().
      kept = !yielding;
    } catch (StackOverflowError full) {
      // The JDK needs a little room to put a stack aside; the agent goes on until it has returned.
      kept = false;
    }
    yielding = false;
    return kept;
  }

  /** Makes these carriers, if the JVM was started with access to what they need. */
  public static final class Factory implements AgentCarrier.Factory {
    private final @Nullable VirtualThreads threads = VirtualThreads.find();

    @Override
    public boolean isAvailable() {
      return threads != null;
    }

    @Override
    public AgentCarrier newCarrier(Runnable body) {
      if (threads == null) {
        throw new IllegalStateException("java.lang is not open");
      }
      return new VirtualThreadCarrier(threads, body);
    }
  }
}
