package org.ashlar.engine.schedule;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** What the JVM counts per thread. Loaded when a limit needs it: management starts slowly. */
final class ThreadCounters {
  /** The answer where this JVM does not count, or not for a virtual thread. */
  static final long UNKNOWN = -1;

  private static final @Nullable ThreadMXBean THREADS =
      ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads ? threads : null;

  private static final boolean COUNTS_BYTES =
      THREADS != null
          && THREADS.isThreadAllocatedMemorySupported()
          && THREADS.isThreadAllocatedMemoryEnabled();

  private static final boolean COUNTS_TIME =
      THREADS != null && THREADS.isThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

  private ThreadCounters() {}

  /** Bytes that a thread has allocated. */
  static long allocatedBytes(Thread thread) {
    if (THREADS == null || !COUNTS_BYTES || thread.isVirtual()) {
      return UNKNOWN;
    }
    return thread == Thread.currentThread()
        ? THREADS.getCurrentThreadAllocatedBytes()
        : THREADS.getThreadAllocatedBytes(thread.threadId());
  }

  /** Nanoseconds that a processor has spent on a thread. */
  static long processorNanoseconds(Thread thread) {
    if (THREADS == null || !COUNTS_TIME || thread.isVirtual()) {
      return UNKNOWN;
    }
    return thread == Thread.currentThread()
        ? THREADS.getCurrentThreadCpuTime()
        : THREADS.getThreadCpuTime(thread.threadId());
  }
}
