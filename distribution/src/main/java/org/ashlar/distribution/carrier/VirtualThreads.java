package org.ashlar.distribution.carrier;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** The way to virtual threads with a scheduler of their own, which the JDK keeps to itself. */
final class VirtualThreads {
  /** As in {@code Thread}: inheritable thread-locals are not inherited. */
  private static final int NO_INHERIT_THREAD_LOCALS = 1 << 2;

  private static final String NAME = "ashlar-agent";

  private final MethodHandle constructor;
  private final VarHandle standardScheduler;

  private VirtualThreads(MethodHandle constructor, VarHandle standardScheduler) {
    this.constructor = constructor;
    this.standardScheduler = standardScheduler;
  }

  /** Java null if the JVM was started without {@code --add-opens java.base/java.lang}. */
  static @Nullable VirtualThreads find() {
    if (!Object.class.getModule().isOpen("java.lang", VirtualThreads.class.getModule())) {
      return null;
    }
    try {
      MethodHandles.Lookup inside =
          MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
      MethodType type =
          MethodType.methodType(
              Thread.class, Executor.class, String.class, int.class, Runnable.class);
      MethodHandle constructor =
          inside.findStatic(inside.findClass("java.lang.ThreadBuilders"), "newVirtualThread", type);
      Class<?> virtualThread = inside.findClass("java.lang.VirtualThread");
      VarHandle standard =
          MethodHandles.privateLookupIn(virtualThread, MethodHandles.lookup())
              .findStaticVarHandle(virtualThread, "DEFAULT_SCHEDULER", ForkJoinPool.class);
      return new VirtualThreads(constructor, standard);
    } catch (ReflectiveOperationException e) {
      return null; // another JDK; threads carry the agents then
    }
  }

  /** What runs virtual threads that are made without a scheduler. */
  Executor standardScheduler() {
    return (ForkJoinPool) standardScheduler.get();
  }

  /** A virtual thread that was not started; the executor is given what runs it. */
  Thread create(Executor scheduler, Runnable body) {
    try {
      return (Thread) constructor.invokeExact(scheduler, NAME, NO_INHERIT_THREAD_LOCALS, body);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
