package org.ashlar.example.simulated;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.io.StreamAccess;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;

/** Standard streams that go nowhere: output is kept for tests to read, input is empty. */
public final class SimulatedStreams implements StreamAccess {
  private final Map<StandardStreams.Output, ByteArrayOutputStream> written =
      new EnumMap<>(StandardStreams.Output.class);

  SimulatedStreams() {
    for (StandardStreams.Output output : StandardStreams.Output.values()) {
      written.put(output, new ByteArrayOutputStream());
    }
  }

  /** Everything written to a stream so far. */
  public String written(StandardStreams.Output stream) {
    ByteArrayOutputStream bytes = written.get(stream);
    return bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public CompletionStage<Void> write(StandardStreams.Output stream, ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    ByteArrayOutputStream target = written.get(stream);
    if (target != null) {
      target.writeBytes(copy);
    }
    return CompletableFuture.completedStage(null);
  }

  @Override
  public Publisher<ByteBuffer> input() {
    return subscriber -> {
      subscriber.onSubscribe(
          new Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
          });
      subscriber.onComplete();
    };
  }
}
