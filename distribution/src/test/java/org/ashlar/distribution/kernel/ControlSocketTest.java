package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.TerminationException;
import org.ashlar.distribution.kernel.BundleStatus.State;
import org.ashlar.distribution.kernel.fixture.CountingPlugin;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ControlSocketTest {
  @TempDir Path directory;

  private Kernel kernel() throws IOException {
    Path bundles = Files.createDirectories(directory.resolve("bundles"));
    TestBundle.of("org.example.counting", CountingPlugin.class)
        .writeTo(bundles.resolve("counting.jar"));
    return Kernel.onFelix(KernelSettings.defaults().withBundles(bundles));
  }

  @Test
  void bundlesAreListedStoppedStartedAndSwapped() throws IOException {
    Path sockets = directory.resolve("sockets");
    try (Kernel kernel = kernel();
        ControlSocket socket = ControlSocket.open(kernel, sockets)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sockets)))
          .isEqualTo("rwx------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.path())))
          .isEqualTo("rw-------");
      ControlClient client = ControlClient.of(sockets, null);
      assertThat(client.processId()).isEqualTo(ProcessHandle.current().pid());
      assertThat(client.list()).isEqualTo(kernel.bundles()).hasSize(1);
      assertThat(client.stop("counting").state()).isEqualTo(State.STOPPED);
      assertThat(client.start("counting").state()).isEqualTo(State.ACTIVE);
      assertThat(client.swap("counting", null).state()).isEqualTo(State.ACTIVE);
      assertThat(client.statistics()).anyMatch(line -> line.startsWith("workers\t"));
    }
  }

  @Test
  @Requirement("V8-5.1.3")
  void memoryIsGovernedWithoutAnOptionAndItsCyclesAreCounted() {
    Path sockets = directory.resolve("sockets");
    try (Kernel kernel = Kernel.flat(KernelSettings.defaults());
        ControlSocket socket = ControlSocket.open(kernel, sockets)) {
      assertThat(socket.path()).exists();
      ControlClient client = ControlClient.of(sockets, null);
      assertThat(client.statistics()).contains("governor\ton");
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (client.statistics().contains("last cycle\tnone") && System.nanoTime() < deadline) {
        kernel.platform().services().require(MemoryGovernor.class).collect();
      }
      assertThat(client.statistics())
          .anyMatch(line -> line.matches("cycles\t[1-9]\\d* collections, 0 traces of contexts"))
          .anyMatch(line -> line.matches("last cycle\t.+, [\\d.]+ ms, \\d+ to \\d+ bytes"));
      kernel.stop("gc");
      assertThat(client.statistics()).contains("governor\tnone");
    }
  }

  @Test
  void contextsAreListedPausedResumedAndCancelled() {
    Path sockets = directory.resolve("sockets");
    try (Kernel kernel = Kernel.flat(KernelSettings.defaults());
        ControlSocket socket = ControlSocket.open(kernel, sockets);
        Engine engine = kernel.newEngineBuilder().build();
        Context context = engine.newContext().name("a\ttab").build()) {
      ControlClient client = ControlClient.of(sockets, null);
      String id = Long.toString(context.id());
      assertThat(client.contexts())
          .singleElement()
          .satisfies(
              status -> {
                assertThat(status.id()).isEqualTo(context.id());
                assertThat(status.name()).isEqualTo("a tab");
              });
      assertThat(client.change("pause", id).state()).isEqualTo(Context.State.PAUSED);
      assertThat(context.state()).isEqualTo(Context.State.PAUSED);
      assertThat(client.change("resume", id).state()).isNotEqualTo(Context.State.PAUSED);
      assertThat(context.eval("6 * 7").asInt()).isEqualTo(42);
      client.change("cancel", id);
      assertThatExceptionOfType(TerminationException.class).isThrownBy(() -> context.eval("1"));
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> client.change("pause", "0"))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTEXT_NOT_FOUND));
      assertThat(socket.path()).exists();
    }
  }

  @Test
  void socketsOfKilledProcessesAreTakenAwayAndOtherFilesLeftAlone() throws IOException {
    Path sockets = directory.resolve("sockets");
    ControlDirectory.prepare(sockets);
    Path stale = Files.createFile(sockets.resolve("99999999999.sock"));
    Path other = Files.createFile(sockets.resolve("12x.sock"));
    try (Kernel kernel = Kernel.flat(KernelSettings.defaults());
        ControlSocket socket = ControlSocket.open(kernel, sockets)) {
      assertThat(stale).doesNotExist();
      assertThat(other).exists();
      assertThat(ControlDirectory.processes(sockets))
          .containsExactly(ProcessHandle.current().pid());
      assertThat(socket.path()).exists();
    }
  }

  @Test
  void errorsArriveAsTheyWereThrown() throws IOException {
    Path sockets = directory.resolve("sockets");
    try (Kernel kernel = kernel();
        ControlSocket socket = ControlSocket.open(kernel, sockets)) {
      ControlClient client = ControlClient.of(sockets, null);
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> client.swap("nonsense", null))
          .satisfies(
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.BUNDLE_NOT_FOUND);
                assertThat(e.getMessage()).contains("nonsense");
              });
      assertThat(socket.path()).exists();
    }
  }

  @Test
  void aClosedSocketIsGoneAndNoProcessIsFound() throws IOException {
    Path sockets = directory.resolve("sockets");
    try (Kernel kernel = kernel()) {
      ControlSocket.open(kernel, sockets).close();
    }
    assertThat(sockets).isEmptyDirectory();
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> ControlClient.of(sockets, null))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_RUNNING_PROCESS));
  }

  @Test
  void aDirectoryThatOthersMayEnterIsRefused() throws IOException {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Kernel kernel = kernel()) {
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> ControlSocket.open(kernel, open))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTROL_SOCKET_FAILED));
    }
  }

  @Test
  void clientsThatSendNothingKeepOthersOutForAWhileOnly() throws IOException {
    Path sockets = directory.resolve("sockets");
    List<SocketChannel> silent = new ArrayList<>();
    try (Kernel kernel = Kernel.flat(KernelSettings.defaults());
        ControlSocket socket = ControlSocket.open(kernel, sockets)) {
      ControlClient client = ControlClient.of(sockets, null);
      for (int i = 0; i < 8; i++) {
        silent.add(SocketChannel.open(UnixDomainSocketAddress.of(socket.path())));
      }
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(client::list)
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTROL_SOCKET_FAILED))
          .withMessageContaining("8 clients are connected");
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (!answers(client) && System.nanoTime() < deadline) {
        LockSupport.parkNanos(100_000_000);
      }
      assertThat(client.list()).hasSameSizeAs(kernel.bundles());
    } finally {
      for (SocketChannel each : silent) {
        each.close();
      }
    }
  }

  private static boolean answers(ControlClient client) {
    try {
      client.list();
      return true;
    } catch (AshlarException refused) {
      return false;
    }
  }
}
