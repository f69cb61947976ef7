package org.ashlar.spi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.StandardStreams.Output;
import org.junit.jupiter.api.Test;

class ProcessStreamsTest {
  private final ProcessStreams streams = new ProcessStreams();

  private void write(Output stream, String failure) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException(failure);
          }
        };
    streams.write(stream, broken, ByteBuffer.allocate(3));
  }

  private void assertReported(Output stream, String failure) {
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> write(stream, failure))
        .withMessageContaining(failure)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_FAILED));
  }

  @Test
  void thatNobodyReadsIsReportedOnceForEachStream() {
    assertReported(Output.OUT, "Broken pipe");
    write(Output.OUT, "Broken pipe");
    assertReported(Output.ERROR, "Broken pipe");
    write(Output.ERROR, "Broken pipe");
  }

  @Test
  void everyOtherFailureIsReported() {
    assertReported(Output.OUT, "Broken pipe");
    assertReported(Output.OUT, "No space left on device");
    assertReported(Output.OUT, "No space left on device");
  }
}
