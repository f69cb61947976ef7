package org.ashlar.engine.schedule;

import java.util.ServiceLoader;
import org.ashlar.spi.schedule.AgentCarrier;
import org.ashlar.spi.schedule.Scheduler;
import org.jspecify.annotations.Nullable;

/** Makes schedulers. */
public final class Schedulers {
  private Schedulers() {}

  /** The scheduler of this process, with one worker per processor; it is never closed. */
  public static Scheduler shared() {
    return Shared.INSTANCE;
  }

  /** A pool of its own on the best carrier this JVM allows. */
  public static Scheduler pool(int workers) {
    return pool(workers, availableCarrier());
  }

  /** A pool on a given carrier, or on threads if there is none. */
  public static Scheduler pool(int workers, AgentCarrier.@Nullable Factory carriers) {
    return new PoolScheduler(workers, carriers, Thread::start);
  }

  /** A scheduler without threads: agents run on the threads that call into them. */
  public static Scheduler callerDriven() {
    return new CallerDrivenScheduler();
  }

  private static AgentCarrier.@Nullable Factory availableCarrier() {
    for (AgentCarrier.Factory factory :
        ServiceLoader.load(AgentCarrier.Factory.class, Schedulers.class.getClassLoader())) {
      if (factory.isAvailable()) {
        return factory;
      }
      System.getLogger("org.ashlar.scheduler")
          .log(
              System.Logger.Level.INFO,
              "Contexts run on threads, because this JVM was started without --add-opens"
                  + " java.base/java.lang=ALL-UNNAMED.");
    }
    return null;
  }

  private static final class Shared {
    static final Scheduler INSTANCE = pool(Runtime.getRuntime().availableProcessors());
  }
}
