package org.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.EngineBuilder;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.TerminationException;
import org.ashlar.engine.plugin.RunningPlugin;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.Slice;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.GuestMessage;
import org.ashlar.spi.vm.VirtualMachine;
import org.ashlar.spi.vm.VmProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlatformEngineTest {
  private final MeetingMachine machine = new MeetingMachine(2);
  private final Platform platform = new Platform(Schedulers.pool(1), true, Map.of());

  /** In which no context is made before a number of them is. */
  private static final class MeetingMachine implements VmProvider, VirtualMachine {
    private final CyclicBarrier meeting;
    private boolean closed;

    MeetingMachine(int contexts) {
      meeting = new CyclicBarrier(contexts);
    }

    @Override
    public String description() {
      return "meeting";
    }

    @Override
    public VirtualMachine newVirtualMachine(Map<String, String> options) {
      return this;
    }

    @Override
    public GuestContext newContext(ContextSettings settings) {
      try {
        meeting.await(30, TimeUnit.SECONDS);
      } catch (BrokenBarrierException | TimeoutException | InterruptedException e) {
        throw new IllegalStateException("nobody else makes a context", e);
      }
      return new IdleGuest();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Runs nothing. */
  private static final class IdleGuest implements GuestContext {
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    @Override
    public void post(GuestMessage message) {
      message.abandoned(new TerminationException(ErrorCode.CONTEXT_CLOSED, 0));
    }

    @Override
    public void terminate(AshlarException reason) {
      closed.complete(null);
    }

    @Override
    public CompletionStage<Void> whenIdle() {
      return closed;
    }

    @Override
    public CompletionStage<Void> whenQuiet() {
      return closed;
    }

    @Override
    public CompletionStage<Void> whenClosed() {
      return closed;
    }

    @Override
    public Context.Statistics statistics() {
      return new Context.Statistics(-1, -1, 0, 0, 0);
    }

    @Override
    public void close() {
      closed.complete(null);
    }

    @Override
    public void attached(AgentHandle handle) {}

    @Override
    public Outcome runSlice(Slice slice) {
      return Outcome.DONE;
    }

    @Override
    public void requestYield() {}

    @Override
    public void failed(Throwable fault) {}
  }

  @Test
  void threadsMakeContextsAtTheSameTime() {
    platform.services().offer(VmProvider.class, machine);
    try (platform;
        Engine engine = platform.newEngineBuilder().build()) {
      CompletableFuture<Context> one =
          CompletableFuture.supplyAsync(engine::createContext, Thread::startVirtualThread);
      CompletableFuture<Context> two =
          CompletableFuture.supplyAsync(engine::createContext, Thread::startVirtualThread);
      assertThat(List.of(one.join(), two.join()))
          .containsExactlyInAnyOrderElementsOf(engine.contexts());
      one.join().close();
      assertThat(engine.contexts()).containsExactly(two.join());
      assertThat(machine.closed).isFalse();
    }
    assertThat(machine.closed).isTrue();
  }

  private static void assertRefused(EngineBuilder builder, String setting) {
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(builder::build)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTING))
        .satisfies(e -> assertThat(e.arguments().getFirst()).isEqualTo(setting));
  }

  @Test
  void whatIsSetUpWithThePlatformIsRefusedLater() {
    try (platform) {
      assertRefused(platform.newEngineBuilder().workers(3), "workers");
      assertRefused(platform.newEngineBuilder().callerDriven(), "callerDriven");
      assertRefused(platform.newEngineBuilder().option("gc.pauses", "true"), "gc.pauses");
      platform.newEngineBuilder().option("vm.whatever", "of no plug-in").build().close();
    }
  }

  @Test
  void whatAnEngineOffersGoesWithIt() {
    try (platform) {
      Engine engine =
          platform.newEngineBuilder().service(CharSequence.class, "of one engine").build();
      assertThat(platform.services().require(CharSequence.class)).isEqualTo("of one engine");
      engine.close();
      assertThat(platform.services().slot(CharSequence.class).current()).isNull();
    }
  }

  @Test
  void aContextThatCannotBeStartedIsClosed() {
    platform.services().offer(VmProvider.class, new MeetingMachine(1));
    try (platform;
        Engine engine = platform.newEngineBuilder().build()) {
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> engine.newContext().function("f", arguments -> null).build());
      assertThat(engine.contexts()).isEmpty();
    }
  }

  /** Timers would stand still that were armed by a clock which is closed. */
  @Test
  void aContextKeepsTheClockItWasMadeWith() throws Exception {
    platform.services().offer(VmProvider.class, new MeetingMachine(1));
    try (platform;
        Engine engine = platform.newEngineBuilder().build()) {
      RunningPlugin clock = platform.plugins().start(new ClockPlugin(platform));
      Context old = engine.createContext();
      platform.plugins().exchange(clock, new ClockPlugin(platform));
      assertThat(clock.retired().toCompletableFuture()).isNotDone();
      Context fresh = engine.createContext();
      old.close();
      clock.retired().toCompletableFuture().get(20, TimeUnit.SECONDS);
      fresh.close();
    }
  }

  /** Brings a time of its own. */
  private record ClockPlugin(Platform platform) implements PluginProvider {
    @Override
    public String name() {
      return "clock";
    }

    @Override
    public List<SpiVersion.Requirement> requirements() {
      return List.of();
    }

    @Override
    public Plugin start(PluginConfiguration configuration, Services services) {
      TimeProvider time = platform.scheduler().time();
      return new Plugin() {
        @Override
        public Map<Class<?>, Object> services() {
          return Map.of(TimeProvider.class, time);
        }

        @Override
        public void close() {}
      };
    }
  }
}
