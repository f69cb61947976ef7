package org.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.engine.plugin.ServiceRegistry;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.StandardStreams.Output;
import org.ashlar.spi.io.IoProvider;
import org.ashlar.spi.io.StreamAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

class ContextStreamsTest {
  /** Of which every other write fails. */
  private static final class FailingStreams implements StreamAccess {
    private final List<Integer> sizes = new ArrayList<>();

    @Override
    public Publisher<ByteBuffer> input() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> write(Output stream, ByteBuffer bytes) {
      sizes.add(bytes.remaining());
      return sizes.size() % 2 == 1
          ? CompletableFuture.failedStage(new IOException("the disk is full"))
          : CompletableFuture.completedStage(null);
    }
  }

  private record FailingProvider(StreamAccess streams) implements IoProvider {

    @Override
    public <T extends @Nullable Object> CompletionStage<T> perform(Supplier<T> action) {
      return CompletableFuture.completedStage(action.get());
    }
  }

  @Test
  void aFailedWriteIsReportedByTheNextOneWhateverFailed() {
    FailingStreams failing = new FailingStreams();
    ServiceRegistry registry = new ServiceRegistry();
    registry.offer(IoProvider.class, new FailingProvider(failing));
    ContextStreams streams =
        new ContextStreams(
            registry.slot(IoProvider.class), HostHooks.defaults().permissions(), false);
    streams.write(Output.OUT, ByteBuffer.allocate(1));
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> streams.write(Output.OUT, ByteBuffer.allocate(2)))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_FAILED))
        .withMessageContaining("the disk is full");
    streams.write(Output.OUT, ByteBuffer.allocate(3));
    assertThat(failing.sizes).containsExactly(1, 3);
  }
}
