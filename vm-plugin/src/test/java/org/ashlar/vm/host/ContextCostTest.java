package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.engine.Platform;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.VirtualMachine;
import org.ashlar.spi.vm.VmProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a context costs in memory, as far as that can be told without a clock. */
@Timeout(120)
class ContextCostTest {
  private static final long CREATION_BYTES = 12 * 1024;

  private final RecordingMachine machine = new RecordingMachine();
  private final Platform platform = new Platform(Schedulers.callerDriven(), true, Map.of());
  private Engine engine;

  /** Remembers weakly what it makes. */
  private static final class RecordingMachine implements VmProvider, VirtualMachine {
    private final VmMachine target = new VmMachine(Map.of());
    private final List<WeakReference<GuestContext>> made = new ArrayList<>();

    @Override
    public String description() {
      return "recording";
    }

    @Override
    public VirtualMachine newVirtualMachine(Map<String, String> options) {
      return this;
    }

    @Override
    public GuestContext newContext(ContextSettings settings) {
      GuestContext context = target.newContext(settings);
      made.add(new WeakReference<>(context));
      return context;
    }

    long alive() {
      return made.stream().filter(reference -> reference.get() != null).count();
    }

    @Override
    public void close() {
      target.close();
    }
  }

  @BeforeEach
  void openEngine() {
    platform.services().offer(VmProvider.class, machine);
    engine = platform.newEngineBuilder().build();
  }

  @AfterEach
  void closeEngine() {
    engine.close();
    platform.close();
  }

  @Test
  void makingAContextAllocatesLittle() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int count = 200;
    List<Context> contexts = new ArrayList<>(2 * count);
    for (int i = 0; i < count; i++) {
      contexts.add(engine.createContext());
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < count; i++) {
      contexts.add(engine.createContext());
    }
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / count;
    contexts.forEach(Context::close);
    assertThat(each).isPositive().isLessThan(CREATION_BYTES);
  }

  @Test
  void whoeverKeepsAClosedContextKeepsNothingOfTheMachine() throws InterruptedException {
    List<Context> kept = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Context context = engine.createContext();
      context.eval(
          """
          setInterval(() => {}, 1000000);
          let pending = new Promise(() => {});
          pending.then(() => {});
          globalThis.cycle = [new WeakRef(pending), new FinalizationRegistry(() => {}), globalThis];
          function* items() { yield cycle; }
          let suspended = items();
          suspended.next();
          [3, 1, 2].sort((a, b) => a - b).join();
          """);
      kept.add(context);
    }
    assertThat(machine.alive()).isEqualTo(20);
    kept.forEach(Context::close);
    for (int attempt = 0; attempt < 100 && machine.alive() > 0; attempt++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(machine.alive()).isZero();
    assertThat(kept).hasSize(20);
  }

  @Test
  void namesThatOnlyClosedContextsKnewAreForgotten() throws InterruptedException {
    runDistinctScript(-1);
    int before = machine.target.group().keys().size();
    for (int i = 0; i < 500; i++) {
      runDistinctScript(i);
    }
    int after = Integer.MAX_VALUE;
    for (int attempt = 0; attempt < 100 && after > before + 50; attempt++) {
      System.gc();
      Thread.sleep(10);
      // Names are dropped from the table when another one comes.
      runDistinctScript(1_000 + attempt);
      after = machine.target.group().keys().size();
    }
    assertThat(after).isLessThanOrEqualTo(before + 50);
  }

  private void runDistinctScript(int number) {
    try (Context context = engine.createContext()) {
      context.eval(
          "let a%1$d = { b%1$d: 1, c%1$d() { return this.b%1$d; } }; a%1$d.c%1$d();"
              .formatted(number + 1));
    }
  }
}
