package org.ashlar.vm.host;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.vm.Guarded;
import org.ashlar.vm.host.retention.HeapWalker;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a context that rests when the JVM has collected garbage, so that cleanups of finalization
 * registries run without anybody calling in.
 *
 * <p>Implementation note. The cleanups themselves come through the agent's queue of cleared
 * references. What the memory governor watches is one object that nothing refers to: that it is
 * gone means that there was a collection. One watch a context and collection, however many objects
 * the guest has registered. Without a governor the queue is looked at when the context runs next.
 */
final class CollectionWatch {
  /** The JVM may hand out the references that one collection cleared in any order. */
  private static final long SETTLING_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(10);

  private final VmMachine machine;
  private final VmContext context;
  private @Nullable MemoryGovernor governor;
  private @Nullable MemoryAccount account;
  private TimeProvider.@Nullable WakeUp wakeUp;
  private ServiceSlot.@Nullable Registration exchange;

  /** Whether the watched object is gone; set by the governor's thread. */
  private volatile boolean collected;

  CollectionWatch(VmMachine machine, VmContext context) {
    this.machine = machine;
    this.context = context;
  }

  /** The guest begins to wait, or waits for more. */
  void begin() {
    ServiceSlot<MemoryGovernor> governors = machine.services().slot(MemoryGovernor.class);
    if (exchange == null) {
      exchange = governors.onChange(context::governorExchanged);
    }
    watchWith(governors.current());
  }

  /** Another governor takes over. */
  void exchanged() {
    if (exchange != null) {
      begin();
    }
  }

  private void watchWith(@Nullable MemoryGovernor present) {
    if (present == governor) {
      return;
    }
    endWatch();
    governor = present;
    if (present != null) {
      HeapWalker heap = new HeapWalker(machine.retention(), List.of(context), () -> {});
      account = present.open(context.settings().name(), Long.MAX_VALUE, heap);
      TimeProvider time = context.settings().time();
      wakeUp = time.newWakeUp(context::wake);
      watch();
    }
  }

  private void watch() {
    MemoryAccount open = account;
    TimeProvider.WakeUp later = wakeUp;
    if (open != null && later != null) {
      TimeProvider time = context.settings().time();
      open.watch(
          new Object(),
          () -> {
            collected = true;
            later.at(time.now() + SETTLING_NANOSECONDS);
          });
    }
  }

  /** The context runs again; once there was a collection, the next one is waited for. */
  void resume() {
    if (collected) {
      collected = false;
      watch();
    }
  }

  void close() {
    ServiceSlot.Registration registered = exchange;
    exchange = null;
    if (registered != null) {
      registered.close();
    }
    endWatch();
  }

  private void endWatch() {
    MemoryAccount open = account;
    TimeProvider.WakeUp later = wakeUp;
    account = null;
    wakeUp = null;
    if (later != null) {
      Guarded.callEach(later::cancel);
    }
    if (open != null) {
      Guarded.callEach(open::close);
    }
  }
}
