package org.ashlar.engine.schedule;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** Bytes allocated by a thread. Loaded when a limit needs it: management starts slowly. */
final class AllocationCounter {
  private static final @Nullable ThreadMXBean THREADS = find();

  private AllocationCounter() {}

  /** The counter of the calling thread, or -1 if this JVM has none, or the thread is virtual. */
  static long ofThisThread() {
    return THREADS == null ? -1 : THREADS.getCurrentThreadAllocatedBytes();
  }

  /** The counter of a platform thread, or -1 if this JVM has none. */
  static long of(Thread thread) {
    return THREADS == null ? -1 : THREADS.getThreadAllocatedBytes(thread.threadId());
  }

  private static @Nullable ThreadMXBean find() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
            && threads.isThreadAllocatedMemorySupported()
            && threads.isThreadAllocatedMemoryEnabled()
        ? threads
        : null;
  }
}
