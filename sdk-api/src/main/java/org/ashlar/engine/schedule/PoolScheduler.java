package org.ashlar.engine.schedule;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.ashlar.spi.schedule.AgentCarrier;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.AgentTask;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.TimeProvider;
import org.jspecify.annotations.Nullable;

/**
 * A pool of workers over one first-in-first-out queue of ready agents.
 *
 * <p>Implementation note. A worker needs a permit to take agents; there are as many permits as
 * workers were asked for. Whoever makes an agent ready takes a free permit, if there is one, on
 * behalf of an idle worker and wakes it; a worker that finds the queue empty first stands in the
 * idle list, then returns its permit, then looks again, so no wake-up is lost and no thread is
 * woken in vain. With carriers that keep stacks the number of threads equals the number of permits.
 * Without, an agent that yields inside a job keeps its thread and passes its permit on, and gets
 * one back from the worker that finds it in the queue. Where no thread can be started the permit is
 * free again, and the next wake-up or the watchdog tries anew.
 *
 * <p>Not the JDK's scheduler of virtual threads: on JDK 25 two that compute starve all others, even
 * if they yield. Not work stealing: one queue is what makes the order fair, and a slice lasts a
 * thousand times longer than taking an agent.
 */
final class PoolScheduler implements Scheduler {
  private final AgentCarrier.@Nullable Factory carriers;
  private final Queue<PoolAgent> ready = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();
  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private final Permits permits;
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger names = new AtomicInteger();
  private final LongAdder slices = new LongAdder();
  private final LongAdder yields = new LongAdder();
  private final LongAdder compensations = new LongAdder();
  private final ThreadStarter threads;
  private final TimerWheel wheel;
  private final Watchdog watchdog;
  private volatile boolean closed;

  PoolScheduler(
      int workers, AgentCarrier.@Nullable Factory carriers, Consumer<Thread> startThread) {
    if (workers < 1) {
      throw new IllegalArgumentException("a pool has at least one worker");
    }
    this.permits = new Permits(workers);
    this.carriers = carriers;
    this.threads = new ThreadStarter(startThread);
    this.wheel = new TimerWheel(threads);
    this.watchdog = new Watchdog(this, threads);
  }

  @Override
  public AgentHandle register(AgentTask task) {
    if (closed) {
      throw new IllegalStateException("the scheduler is closed");
    }
    PoolAgent agent = new PoolAgent(this, task);
    task.attached(agent);
    return agent;
  }

  @Override
  public TimeProvider time() {
    return wheel;
  }

  @Override
  public CarrierKind carrier() {
    return carriers != null ? CarrierKind.STACK : CarrierKind.THREAD;
  }

  @Override
  public Statistics statistics() {
    return new Statistics(
        workers.size(),
        ready.size(),
        (int) workers.stream().filter(worker -> worker.current() != null).count(),
        slices.sum(),
        yields.sum(),
        compensations.sum());
  }

  @Override
  public int busyAgents() {
    return busy.get();
  }

  @Override
  public void close() {
    closed = true;
    for (PoolAgent agent = ready.poll(); agent != null; agent = ready.poll()) {
      agent.releaseThread();
    }
    for (Worker worker : workers) {
      worker.wakeForClose();
    }
    for (Worker worker : workers) {
      worker.join();
    }
    watchdog.close();
    wheel.close();
  }

  boolean isClosed() {
    return closed;
  }

  /** True while any worker holds a permit. */
  boolean isBusy() {
    return permits.areHeld();
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  Iterable<Worker> workers() {
    return workers;
  }

  @Nullable AgentCarrier newCarrier(Runnable body) {
    return carriers == null ? null : carriers.newCarrier(body);
  }

  /** Puts an agent at the end of the queue and sees to it that somebody takes it. */
  void enqueue(PoolAgent agent) {
    if (closed) {
      agent.releaseThread();
      return;
    }
    ready.add(agent);
    activateWorker();
  }

  @Nullable PoolAgent takeReady() {
    PoolAgent agent = ready.poll();
    while (agent != null && agent.setAsideIfPaused()) {
      agent = ready.poll();
    }
    return agent;
  }

  /** Wakes or starts a worker if there is a permit for it. */
  void activateWorker() {
    if (tryAcquirePermit()) {
      activateWithPermit();
    }
  }

  /** Hands the caller's permit to another worker. */
  void passPermitOn() {
    if (!permits.tryReleaseSurplus()) {
      activateWithPermit();
    } else if (hasReady()) {
      // What was put into the queue meanwhile found no permit free.
      activateWorker();
    }
  }

  private void activateWithPermit() {
    Worker worker = idle.pollFirst();
    if (worker != null) {
      worker.activate();
      return;
    }
    Worker fresh = new Worker(this, names.incrementAndGet());
    workers.add(fresh);
    if (!threads.tryStart(fresh.thread())) {
      workers.remove(fresh);
      permits.release();
      threads.noteMissing();
    }
    watchdog.noticeActivity();
  }

  /** Tries again what found no thread. */
  void startMissing() {
    wheel.ensureRunning();
    if (hasReady()) {
      activateWorker();
    }
  }

  boolean tryAcquirePermit() {
    boolean acquired = permits.tryAcquire();
    // Also if there is none free: whoever has it may have found no thread for the watchdog.
    watchdog.noticeActivity();
    return acquired;
  }

  void releasePermit() {
    permits.release();
  }

  /** True if a compensated region has ended and there is now one worker too many. */
  boolean hasSurplus() {
    return permits.hasSurplus();
  }

  void becomeIdle(Worker worker) {
    idle.addFirst(worker);
  }

  boolean leaveIdle(Worker worker) {
    return idle.remove(worker);
  }

  void forget(Worker worker) {
    workers.remove(worker);
  }

  void countSlice() {
    slices.increment();
  }

  void countYield() {
    yields.increment();
  }

  /** A yield that was counted did not come about. */
  void uncountYield() {
    yields.decrement();
  }

  /** An agent has something to run; counted before it stands in the queue. */
  void countBusy() {
    busy.incrementAndGet();
  }

  /** An agent has nothing to run any more, or is paused; counted after that is so. */
  void countIdle() {
    busy.decrementAndGet();
  }

  /** Lets one more worker run, because one is held up in host code. */
  void compensate() {
    compensations.increment();
    permits.grantOneMore();
    activateWorker();
  }

  void endCompensation() {
    permits.grantOneLess();
  }
}
