package org.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.ashlar.api.ErrorCode;
import org.ashlar.api.TerminationException;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.schedule.AgentHandle;
import org.ashlar.spi.schedule.Slice;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.GuestMessage;
import org.ashlar.spi.vm.VirtualMachine;
import org.ashlar.spi.vm.VmProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlatformEngineTest {
  private final MeetingMachine machine = new MeetingMachine();
  private final Platform platform = new Platform(Schedulers.pool(1), true, Map.of());

  /** In which no context is made before a second one is. */
  private static final class MeetingMachine implements VmProvider, VirtualMachine {
    private final CyclicBarrier meeting = new CyclicBarrier(2);
    private boolean closed;

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
}
