package org.ashlar.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ContextBuilder;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.VirtualMachine;
import org.ashlar.spi.vm.VmProvider;
import org.jspecify.annotations.Nullable;

/**
 * Contexts over the current virtual-machine plug-in. When that is exchanged, new contexts use the
 * new one; the old machine is closed with its last context.
 *
 * <p>Implementation note. Any number of threads make contexts at once; only the end of the engine
 * waits for them and keeps others out. The other lock guards which machine is current and how many
 * contexts each has, for a few instructions at a time.
 */
final class PlatformEngine implements Engine {
  /** What options of virtual machines and contexts begin with. */
  static final String MACHINE_PREFIX = "vm";

  private final Platform platform;
  private final boolean ownsPlatform;
  private final List<ServiceSlot.Registration> offers;
  private final Map<String, String> machineOptions;
  private final ServiceSlot<VmProvider> providers;
  private final ServiceSlot.Registration registration;
  private final ReentrantLock lock = new ReentrantLock();
  private final Lock opening;
  private final Lock closing;
  private final Map<Long, PlatformContext> contexts = new ConcurrentSkipListMap<>();
  private @Nullable Machine machine;
  private boolean closed;

  /**
   * An engine.
   *
   * @param options those of its machines by full name
   * @param offers services that are there as long as the engine is
   */
  PlatformEngine(
      Platform platform,
      boolean ownsPlatform,
      Map<String, String> options,
      List<ServiceSlot.Registration> offers) {
    ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    this.opening = gate.readLock();
    this.closing = gate.writeLock();
    this.platform = platform;
    this.ownsPlatform = ownsPlatform;
    this.machineOptions = PluginConfiguration.ofPrefix(MACHINE_PREFIX, options).values();
    this.offers = offers;
    this.providers = platform.services().slot(VmProvider.class);
    this.registration = providers.onChange(this::leaveMachine);
    platform.opened(this);
  }

  /** A virtual machine and the number of its open contexts, guarded by the engine's lock. */
  static final class Machine {
    private final VirtualMachine virtualMachine;
    private int users;
    private boolean left;

    Machine(VirtualMachine virtualMachine) {
      this.virtualMachine = virtualMachine;
    }
  }

  @Override
  public ContextBuilder newContext() {
    return new PlatformContextBuilder(this);
  }

  @Override
  public List<Context> contexts() {
    return List.copyOf(contexts.values());
  }

  @Override
  public Optional<Context> context(long id) {
    return Optional.ofNullable(contexts.get(id));
  }

  @Override
  public List<String> components() {
    List<String> lines = new ArrayList<>();
    VmProvider provider = providers.current();
    if (provider != null) {
      lines.add(provider.description());
    }
    lines.addAll(platform.plugins().names());
    return lines;
  }

  Platform platform() {
    return platform;
  }

  Scheduler scheduler() {
    return platform.scheduler();
  }

  long nextNumber() {
    return platform.nextContextNumber();
  }

  /** Makes a guest context on the current machine and counts it. */
  PlatformContext open(long number, ContextSettings settings) {
    opening.lock();
    try {
      if (closed) {
        throw new AshlarException(ErrorCode.ENGINE_CLOSED);
      }
      Machine used = acquireMachine();
      PlatformContext context;
      try {
        GuestContext guest = used.virtualMachine.newContext(settings);
        context = new PlatformContext(this, number, used, guest, settings);
      } catch (RuntimeException | Error e) {
        giveBack(used);
        throw e;
      }
      contexts.put(number, context);
      context.releasedBy(
          context.guest().whenClosed().whenComplete((done, failure) -> release(number, context)));
      return context;
    } finally {
      opening.unlock();
    }
  }

  private void release(long number, PlatformContext context) {
    contexts.remove(number);
    Machine used = context.releaseMachine();
    if (used != null) {
      giveBack(used);
    }
  }

  private Machine acquireMachine() {
    lock.lock();
    try {
      Machine used = machine;
      if (used == null) {
        VmProvider provider = providers.current();
        if (provider == null) {
          throw new AshlarException(ErrorCode.NO_VIRTUAL_MACHINE);
        }
        used = new Machine(provider.newVirtualMachine(machineOptions));
        machine = used;
      }
      used.users++;
      return used;
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(Machine used) {
    boolean unused;
    lock.lock();
    try {
      unused = --used.users == 0 && used.left;
    } finally {
      lock.unlock();
    }
    if (unused) {
      used.virtualMachine.close();
    }
  }

  /** The plug-in changed: the next context gets a new machine. */
  private void leaveMachine() {
    VirtualMachine unused = null;
    lock.lock();
    try {
      Machine old = machine;
      machine = null;
      if (old != null) {
        old.left = true;
        unused = old.users == 0 ? old.virtualMachine : null;
      }
    } finally {
      lock.unlock();
    }
    if (unused != null) {
      unused.close();
    }
  }

  @Override
  public void close() {
    CompletableFuture<Void> done = closeAsync().toCompletableFuture();
    boolean waited = true;
    for (PlatformContext context : contexts.values()) {
      waited &= context.closeAndWait();
    }
    if (waited) {
      done.join();
    }
  }

  @Override
  public CompletionStage<Void> closeAsync() {
    Set<CompletableFuture<Void>> pending = ConcurrentHashMap.newKeySet();
    closing.lock();
    try {
      closed = true;
      for (PlatformContext context : contexts.values()) {
        pending.add(context.closeAsync().toCompletableFuture());
      }
    } finally {
      closing.unlock();
    }
    return CompletableFuture.allOf(pending.toArray(new CompletableFuture<?>[0]))
        .thenRun(this::closeRest);
  }

  private void closeRest() {
    platform.closed(this);
    registration.close();
    leaveMachine();
    offers.forEach(ServiceSlot.Registration::close);
    if (ownsPlatform) {
      platform.close();
    }
  }
}
