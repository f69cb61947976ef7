package org.ashlar.example.accounting;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.memory.MemoryAccount;

/**
 * An account that adds up what it is told. Nobody looks for what became garbage, so all of it
 * counts as retained: the quota is what a context may allocate in its life.
 */
final class CountingAccount implements MemoryAccount {
  private static final long UNKNOWN = -1;

  private final long quota;
  private final WatchQueue queue;
  private final Set<Registration> watches = ConcurrentHashMap.newKeySet();
  private volatile long allocated;

  CountingAccount(long quota, WatchQueue queue) {
    this.quota = quota;
    this.queue = queue;
  }

  @Override
  public Verdict charge(long bytes) {
    return bytes > quota - allocated ? Verdict.STOP : report(bytes);
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread that runs the context writes
  public Verdict report(long bytes) {
    allocated += bytes;
    return trace();
  }

  @Override
  public Verdict trace() {
    return allocated > quota ? Verdict.STOP : Verdict.PROCEED;
  }

  @Override
  public long retainedBytes() {
    return UNKNOWN;
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
