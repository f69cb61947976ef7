package org.ashlar.api;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** Settings of an engine; not safe for use by several threads. */
@ProviderType
public interface EngineBuilder {
  /**
   * Sets an option of the platform or of a plug-in, such as {@code vm.tier} = {@code interp}.
   *
   * @param name the option's full name
   * @param value its value as text; options that the plug-in which owns the prefix does not know
   *     are refused by {@link #build}, and ignored if no plug-in owns it
   */
  EngineBuilder option(String name, String value);

  /** How many workers run contexts, at least 1; by default the number of processors. */
  EngineBuilder workers(int count);

  /**
   * Runs contexts only on threads that call into them: a call drives its context until its result
   * is there, and {@link Context#runUntilIdle} drives timers and jobs. No thread is started, except
   * for the one clock of the process when a context has a limit on time, and for a moment where
   * source nests so deeply that it is compiled on a stack of its own.
   */
  EngineBuilder callerDriven();

  /**
   * Offers plug-ins a service of an SPI, such as a listener; services that plug-ins offer come
   * before it. Of a builder that belongs to a platform, all engines of the platform see it until
   * this one is closed.
   *
   * @param type the SPI interface
   */
  <T> EngineBuilder service(Class<T> type, T service);

  /**
   * The engine. Plug-ins that fail to start are reported and left out.
   *
   * @throws AshlarException {@link ErrorCode#NO_VIRTUAL_MACHINE}, {@link
   *     ErrorCode#SPI_VERSION_MISMATCH}, {@link ErrorCode#UNKNOWN_SETTING} or {@link
   *     ErrorCode#INVALID_SETTING}, also for what a builder of a platform cannot set: its workers,
   *     and options of other plug-ins than the virtual machine
   */
  Engine build();

  /**
   * As {@link #build}, on another thread; the builder must not be used any more.
   *
   * @return fails with the {@link AshlarException} that {@link #build} throws
   */
  CompletionStage<Engine> start();
}
