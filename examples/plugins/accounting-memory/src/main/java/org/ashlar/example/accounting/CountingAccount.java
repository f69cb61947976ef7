package org.ashlar.example.accounting;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.memory.GuestHeap;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.spi.memory.MemoryCycle;

/**
 * An account that asks for a trace when the last trace and what was allocated since exceed the
 * quota. After a trace it lets at least a quarter of the quota pass before the next, so that a
 * context close to its quota does not trace all the time.
 */
final class CountingAccount implements MemoryAccount {
  private final String name;
  private final long quota;
  private final GuestHeap heap;
  private final WatchQueue queue;
  private final Cycles cycles;
  private final Set<Registration> watches = ConcurrentHashMap.newKeySet();
  private volatile long allocated;
  private volatile long retained = -1;
  private long sinceTrace;

  CountingAccount(String name, long quota, GuestHeap heap, WatchQueue queue, Cycles cycles) {
    this.name = name;
    this.cycles = cycles;
    this.quota = quota;
    this.heap = heap;
    this.queue = queue;
  }

  @Override
  public Verdict charge(long bytes) {
    return bytes > quota ? Verdict.STOP : report(bytes);
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread that runs the context writes
  public Verdict report(long bytes) {
    allocated += bytes;
    sinceTrace += bytes;
    long free = quota - Math.max(retained, 0);
    return sinceTrace > Math.max(free, quota / 4) ? Verdict.TRACE : Verdict.PROCEED;
  }

  @Override
  public Verdict trace() {
    long start = System.nanoTime();
    long before = retained;
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> pending = new ArrayDeque<>();
    GuestHeap.References references =
        node -> {
          if (seen.add(node)) {
            pending.push(node);
          }
        };
    heap.roots(references);
    long bytes = 0;
    while (!pending.isEmpty()) {
      bytes += heap.visit(pending.pop(), references);
    }
    retained = bytes;
    sinceTrace = 0;
    long duration = System.nanoTime() - start;
    cycles.tell(new MemoryCycle(MemoryCycle.Kind.TRACE, name, duration, before, bytes));
    return bytes > quota ? Verdict.STOP : Verdict.PROCEED;
  }

  @Override
  public long retainedBytes() {
    return retained;
  }

  @Override
  public long allocatedBytes() {
    return allocated;
  }

  @Override
  public Registration watch(Object target, Runnable onCollected) {
    Registration[] own = new Registration[1];
    Registration watch =
        queue.watch(
            target,
            () -> {
              watches.remove(own[0]);
              onCollected.run();
            });
    own[0] = watch;
    watches.add(watch);
    return () -> {
      watches.remove(watch);
      watch.close();
    };
  }

  @Override
  public void close() {
    watches.forEach(Registration::close);
    watches.clear();
  }
}
