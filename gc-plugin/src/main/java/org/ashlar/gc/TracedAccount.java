package org.ashlar.gc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.memory.GuestHeap;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.spi.memory.MemoryCycle;

/**
 * The account of one context.
 *
 * <p>Implementation note. A trace is due when what the last one found and what was allocated since
 * exceed the quota: before that the quota cannot be exceeded, whatever became garbage. A context
 * that retains nearly its whole quota would trace all the time, so at least a quarter of the quota
 * passes between two traces; a context may exceed its quota by that much until it is noticed.
 */
final class TracedAccount implements MemoryAccount {
  private final String name;
  private final long quota;
  private final GuestHeap heap;
  private final CollectionWatches collections;
  private final CycleEvents cycles;
  private final Set<Registration> watches = ConcurrentHashMap.newKeySet();
  private volatile long allocated;
  private volatile long retained = -1;
  private long sinceTrace;

  TracedAccount(
      String name, long quota, GuestHeap heap, CollectionWatches collections, CycleEvents cycles) {
    this.name = name;
    this.cycles = cycles;
    this.quota = quota;
    this.heap = heap;
    this.collections = collections;
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
    long bytes = new HeapTrace(heap).retainedBytes();
    retained = bytes;
    sinceTrace = 0;
    if (cycles.isHeard()) {
      long duration = System.nanoTime() - start;
      cycles.tell(new MemoryCycle(MemoryCycle.Kind.TRACE, name, duration, before, bytes));
    }
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
    Registration watch = collections.watch(target, onCollected, watches::remove);
    watches.add(watch);
    if (!collections.isWatched(watch)) {
      // It was collected before it was noted here.
      watches.remove(watch);
    }
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
