package org.ashlar.spi.host;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;

/**
 * The standard streams of the process, unbuffered. File streams rather than {@code System.out}: no
 * charset, no lock shared with the host's logging; and not channels, which an interrupt closes for
 * good.
 */
final class ProcessStreams implements StandardStreams {
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final FileOutputStream error = new FileOutputStream(FileDescriptor.err);
  private final FileInputStream in = new FileInputStream(FileDescriptor.in);
  private static final int PIECE_BYTES = 64 << 10;

  private final Set<Output> closedPipes = ConcurrentHashMap.newKeySet();

  @Override
  public void write(Output stream, ByteBuffer bytes) {
    write(stream, stream == Output.OUT ? out : error, bytes);
  }

  void write(Output stream, OutputStream target, ByteBuffer bytes) {
    try {
      if (bytes.hasArray()) {
        target.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        bytes.position(bytes.limit());
      } else {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        target.write(copy);
      }
    } catch (IOException e) {
      boolean closedPipe = SystemError.of(e) == SystemError.EPIPE;
      if (!closedPipe || closedPipes.add(stream)) {
        throw new AshlarException(e, ErrorCode.IO_FAILED, "write", String.valueOf(e.getMessage()));
      }
    }
  }

  @Override
  public boolean isTerminal(Output stream) {
    return isInputTerminal();
  }

  @Override
  @SuppressWarnings("SystemConsoleNull") // the JDK's own console is null without a terminal
  public boolean isInputTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public CompletionStage<ByteBuffer> read(int maximumBytes) {
    CompletableFuture<ByteBuffer> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("standard-input")
        .start(
            () -> {
              try {
                byte[] buffer = new byte[Math.min(maximumBytes, PIECE_BYTES)];
                int count = in.read(buffer);
                result.complete(ByteBuffer.wrap(buffer, 0, Math.max(count, 0)));
              } catch (IOException e) {
                result.completeExceptionally(failed(e));
              }
            });
    return result;
  }

  @Override
  public byte[] readFully() {
    try {
      byte[] all = in.readNBytes(Source.MAXIMUM_FILE_BYTES + 1);
      if (all.length > Source.MAXIMUM_FILE_BYTES) {
        throw new AshlarException(
            ErrorCode.FILE_TOO_LARGE, "standard input", Source.MAXIMUM_FILE_BYTES);
      }
      return all;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static AshlarException failed(IOException e) {
    return new AshlarException(
        e, ErrorCode.IO_FAILED, "read standard input", String.valueOf(e.getMessage()));
  }
}
