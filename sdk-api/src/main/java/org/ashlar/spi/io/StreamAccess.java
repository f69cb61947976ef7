package org.ashlar.spi.io;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.ashlar.spi.host.StandardStreams;
import org.osgi.annotation.versioning.ConsumerType;
import org.reactivestreams.Publisher;

/** The standard streams, asynchronously. */
@ConsumerType
public interface StreamAccess {
  /**
   * Writes all remaining bytes, after those of earlier calls for the same stream.
   *
   * @return completes when they were handed to the operating system; fails with {@code IO_FAILED}
   */
  CompletionStage<Void> write(StandardStreams.Output stream, ByteBuffer bytes);

  /** Standard input as the subscriber requests it; hot, one subscriber at a time. */
  Publisher<ByteBuffer> input();
}
