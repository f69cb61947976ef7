package org.ashlar.spi.schedule;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs agents: first in, first out, each at most on one worker. Safe for use by any thread.
 *
 * <p>One scheduler serves a whole process and outlives every plug-in.
 */
@ProviderType
public interface Scheduler extends AutoCloseable {
  /**
   * Adds an agent, which starts waiting. The scheduler refers to a waiting agent only through its
   * handle, so an agent nobody can wake is garbage.
   *
   * @throws IllegalStateException after {@link #close}
   */
  AgentHandle register(AgentTask task);

  /** The time by which agents are woken. */
  TimeProvider time();

  /** How Java stacks are kept. */
  CarrierKind carrier();

  /**
   * How many agents are ready or run; those that are paused do not count, except until the next end
   * of a slice or {@link Slice#yieldNow}. An agent counts before {@link AgentHandle#wake} and
   * {@link AgentHandle#resume} return, so 0 means that nothing runs before somebody outside calls
   * one of them, or a wake-up is due.
   */
  int busyAgents();

  /** Figures for people; gathered without stopping anything. */
  Statistics statistics();

  /**
   * Waits until no slice runs, then stops the workers; waiting agents are never run again. Again is
   * harmless.
   */
  @Override
  void close();

  /** How the Java stack of an agent is kept between slices. */
  enum CarrierKind {
    /** An {@link AgentCarrier} per agent: a yield keeps the stack and frees the worker. */
    STACK,
    /** An agent that yields inside a job keeps its thread; as many run as there are permits. */
    THREAD,
    /** Agents run on threads that call {@link AgentHandle#drive}; a yield inside a job is void. */
    CALLER
  }

  /**
   * Figures about a scheduler.
   *
   * @param workers threads that run agents now
   * @param ready agents that wait for a worker
   * @param running agents on a worker
   * @param slices slices run since the start
   * @param yields yields that kept a Java stack since the start
   * @param compensations workers added because an agent stayed in a no-yield region
   */
  record Statistics(
      int workers, int ready, int running, long slices, long yields, long compensations) {}
}
