package org.ashlar.spi.memory;

/**
 * One cycle of memory management that has ended.
 *
 * @param kind what was looked through
 * @param name the JVM's collector, or the context
 * @param nanoseconds how long it took, -1 if that is not known
 * @param bytesBefore bytes in use when it began, for a trace those found by the one before; -1 if
 *     that is not known
 * @param bytesAfter bytes in use when it ended, for a trace those it found; -1 if that is not known
 */
public record MemoryCycle(
    Kind kind, String name, long nanoseconds, long bytesBefore, long bytesAfter) {
  /** What a cycle looked through. */
  public enum Kind {
    /** The JVM collected garbage in the heap of the process. */
    COLLECTION,
    /** What one context retains was added up. */
    TRACE
  }
}
