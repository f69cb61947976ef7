package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.ashlar.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the control socket makes of requests that no client of ours sends. */
@Timeout(60)
class ControlRequestTest {
  @TempDir Path directory;

  private List<String> answer(String request) throws IOException {
    try (Kernel kernel = Kernel.flat(KernelSettings.defaults());
        ControlSocket socket = ControlSocket.open(kernel, directory.resolve("sockets"));
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket.path()));
      Channels.newOutputStream(channel).write(request.getBytes(StandardCharsets.UTF_8));
      String text =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().toList();
    }
  }

  @Test
  void aRequestThatIsTooLongIsNotDoneInPart() throws IOException {
    List<String> lines = answer("stop\tvm\t" + "x".repeat(8_200));
    assertThat(lines.getFirst())
        .startsWith("error\t" + ErrorCode.CONTROL_SOCKET_FAILED.name() + "\t")
        .contains("longer than 8192");
  }

  @Test
  void whatAnErrorSaysIsOneLine() throws IOException {
    List<String> lines = answer("start\tno\rsuch\n");
    assertThat(lines)
        .containsExactly("error\tBUNDLE_NOT_FOUND\tThere is no bundle 'no such'.", "no such");
  }
}
