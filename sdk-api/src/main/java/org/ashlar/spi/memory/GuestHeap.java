package org.ashlar.spi.memory;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The heap of one context as a graph, supplied by the virtual machine. Walked only on the thread
 * that runs the context, between two of its steps, so nothing changes meanwhile. The thread is not
 * given to other contexts before the walk is over, so whoever walks may hold a lock; they run on
 * other threads, and may walk their own heaps there.
 */
@ConsumerType
public interface GuestHeap {
  /**
   * Reports every root: realms, mailbox, queues, timers, frames of the running stack. A virtual
   * machine that cannot see the frames of compiled functions interprets the functions of contexts
   * that have an account, so that nothing a program holds is missing.
   */
  void roots(References references);

  /**
   * Reports the nodes a node refers to strongly.
   *
   * @param node a node reported before
   * @return the node's own size in bytes, arrays and buffers it alone owns included
   * @throws RuntimeException or an error of the virtual machine's own, if the context has to end
   *     during the walk; let it pass
   */
  long visit(Object node, References references);

  /** Takes the nodes. */
  @ConsumerType
  @FunctionalInterface
  interface References {
    /** Takes a node; the same node may come any number of times. Identity counts. */
    void node(Object node);
  }
}
