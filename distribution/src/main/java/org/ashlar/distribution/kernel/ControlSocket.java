package org.ashlar.distribution.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Language;
import org.ashlar.engine.plugin.PluginHost;
import org.ashlar.spi.schedule.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A Unix-domain socket through which the owner of the process can list, start, stop and swap its
 * bundles while programs run, and list, pause, resume and cancel the contexts they run in.
 *
 * <p>A request is one line: words divided by tabs. The answer is a line {@code ok} or {@code error}
 * with the name of the {@link ErrorCode} and a sentence, then one line per bundle, context or
 * figure, its fields divided by tabs, then the end of the stream.
 */
public final class ControlSocket implements AutoCloseable {
  private static final int MAXIMUM_CONNECTIONS = 8;
  private static final int MAXIMUM_LINE = 8_192;
  private static final long PAUSE_NANOSECONDS = 100_000_000;

  /** How long a client may take to send its request. */
  private static final long REQUEST_SECONDS = 3;

  /** How long the end of the process waits for answers that are on their way. */
  private static final long ANSWER_MILLISECONDS = 500;

  private final Kernel kernel;
  private final Path socket;
  private final ServerSocketChannel channel;
  private volatile @Nullable MemoryFigures memory;
  private final Semaphore connections = new Semaphore(MAXIMUM_CONNECTIONS);

  private ControlSocket(Kernel kernel, Path socket, ServerSocketChannel channel) {
    this.kernel = kernel;
    this.socket = socket;
    this.channel = channel;
  }

  /**
   * Opens the socket of this process.
   *
   * @param where the directory for it, or null for the user's own directory
   * @throws AshlarException {@link ErrorCode#CONTROL_SOCKET_FAILED}
   */
  public static ControlSocket open(Kernel kernel, @Nullable Path where) {
    Path directory = ControlDirectory.orStandard(where);
    ControlDirectory.prepare(directory);
    ControlDirectory.removeStale(directory);
    Path socket = ControlDirectory.socketOf(directory, ProcessHandle.current().pid());
    ServerSocketChannel channel = null;
    try {
      Files.deleteIfExists(socket);
      channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      ControlSocket opened = new ControlSocket(kernel, socket, channel);
      Thread.ofPlatform().daemon().name("ashlar-control").start(opened::acceptAndCount);
      channel = null;
      return opened;
    } catch (IOException | UnsupportedOperationException e) {
      throw new AshlarException(e, ErrorCode.CONTROL_SOCKET_FAILED, socket, PluginHost.sentence(e));
    } finally {
      close(channel);
    }
  }

  private static void close(@Nullable Channel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // Nothing more can be done about a socket that does not close.
        return;
      }
    }
  }

  /** Counts cycles as long as somebody may ask for them; the JVM's management starts slowly. */
  private void acceptAndCount() {
    try (MemoryFigures counted = new MemoryFigures(kernel.platform().services())) {
      memory = counted;
      accept();
    }
  }

  private void accept() {
    while (channel.isOpen()) {
      try {
        SocketChannel connection = channel.accept();
        if (connections.tryAcquire()) {
          Thread.ofVirtual().name("ashlar-control-connection").start(() -> serve(connection));
        } else {
          refuse(connection);
        }
      } catch (IOException e) {
        // If it is not the end, then the process has too much open, and may have less in a while.
        LockSupport.parkNanos(this, PAUSE_NANOSECONDS);
      }
    }
  }

  /**
   * Says why. The line is short enough for the socket to take it without waiting; it stays open for
   * a while, because what closes with an unread request in it loses the answer.
   */
  private void refuse(SocketChannel connection) throws IOException {
    later().execute(() -> close(connection));
    connection.configureBlocking(false);
    AshlarException busy =
        new AshlarException(
            ErrorCode.CONTROL_SOCKET_FAILED,
            socket,
            MAXIMUM_CONNECTIONS + " clients are connected already");
    connection.write(ByteBuffer.wrap(failed(busy).getBytes(StandardCharsets.UTF_8)));
    connection.shutdownOutput();
  }

  private static Executor later() {
    return CompletableFuture.delayedExecutor(REQUEST_SECONDS, TimeUnit.SECONDS);
  }

  private void serve(SocketChannel connection) {
    CompletableFuture<Void> late = CompletableFuture.runAsync(() -> close(connection), later());
    try (connection;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    Channels.newInputStream(connection), StandardCharsets.UTF_8));
        Writer out =
            new OutputStreamWriter(Channels.newOutputStream(connection), StandardCharsets.UTF_8)) {
      out.write(answer(in, late));
    } catch (IOException e) {
      // The client went away, or sent nothing in time; there is nobody to tell.
      return;
    } finally {
      late.cancel(false);
      connections.release();
    }
  }

  /** A request is read to its end, or else what a part of it says would be done. */
  private String readLine(BufferedReader in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() == MAXIMUM_LINE) {
        throw new AshlarException(
            ErrorCode.CONTROL_SOCKET_FAILED,
            socket,
            "a request is longer than " + MAXIMUM_LINE + " characters");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  /** The answer of a command that failed. */
  private static String failed(AshlarException e) {
    List<String> lines = new ArrayList<>();
    lines.add("error\t" + e.code().name() + "\t" + oneLine(e.message(Language.ENGLISH)));
    e.arguments().forEach(argument -> lines.add(oneLine(argument)));
    return String.join("\n", lines) + "\n";
  }

  private String answer(BufferedReader in, CompletableFuture<Void> late) throws IOException {
    List<String> lines = new ArrayList<>();
    try {
      List<String> words = List.of(readLine(in).split("\t", -1));
      late.cancel(false);
      lines.add("ok");
      lines.addAll(execute(words));
    } catch (AshlarException e) {
      return failed(e);
    } catch (RuntimeException | LinkageError e) {
      String sentence = oneLine(PluginHost.sentence(e));
      lines.clear();
      lines.add("error\t" + ErrorCode.INTERNAL_ERROR.name() + "\t" + sentence);
      lines.add(sentence);
    }
    return String.join("\n", lines) + "\n";
  }

  private List<String> execute(List<String> words) {
    String command = words.getFirst();
    return switch (command) {
      case "list" -> kernel.bundles().stream().map(ControlSocket::line).toList();
      case "start" -> List.of(line(kernel.start(argument(words))));
      case "stop" -> List.of(line(kernel.stop(argument(words))));
      case "swap" -> {
        Path jar = words.size() > 2 ? Path.of(words.get(2)) : null;
        yield List.of(line(kernel.swap(argument(words), jar)));
      }
      case "stats" -> statistics();
      case "contexts" -> kernel.platform().contexts().stream().map(ControlSocket::line).toList();
      case "pause", "resume", "cancel" -> List.of(line(change(command, context(words))));
      default -> throw new AshlarException(ErrorCode.UNKNOWN_COMMAND, command, "");
    };
  }

  private Context context(List<String> words) {
    String id = argument(words, "the number of a context");
    return kernel.platform().contexts().stream()
        .filter(context -> Long.toString(context.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> new AshlarException(ErrorCode.CONTEXT_NOT_FOUND, id));
  }

  private static Context change(String command, Context context) {
    switch (command) {
      case "pause" -> context.pause();
      case "resume" -> context.resume();
      default -> context.cancel();
    }
    return context;
  }

  private static String argument(List<String> words) {
    return argument(words, "the bundle's name");
  }

  private static String argument(List<String> words, String meaning) {
    if (words.size() < 2 || words.get(1).isBlank()) {
      throw new AshlarException(ErrorCode.MISSING_ARGUMENT, words.getFirst(), meaning);
    }
    return words.get(1);
  }

  private List<String> statistics() {
    Scheduler.Statistics figures = kernel.platform().scheduler().statistics();
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    List<String> lines = new ArrayList<>();
    Collections.addAll(
        lines,
        "carrier\t" + kernel.platform().scheduler().carrier(),
        "workers\t" + figures.workers(),
        "ready\t" + figures.ready(),
        "running\t" + figures.running(),
        "slices\t" + figures.slices(),
        "yields\t" + figures.yields(),
        "compensations\t" + figures.compensations(),
        "contexts\t" + kernel.platform().contexts().size(),
        "heap used\t" + heap.getUsed(),
        "heap maximum\t" + heap.getMax(),
        "collections\t" + collectors.stream().mapToLong(each -> each.getCollectionCount()).sum(),
        "collection ms\t" + collectors.stream().mapToLong(each -> each.getCollectionTime()).sum(),
        "plug-ins\t" + String.join(" ", kernel.platform().plugins().names()));
    MemoryFigures counted = memory;
    if (counted != null) {
      lines.addAll(counted.lines());
    }
    return lines;
  }

  private static String line(Context context) {
    return ContextStatus.of(context).line();
  }

  private static String line(BundleStatus bundle) {
    return String.join(
        "\t",
        bundle.name(),
        bundle.version(),
        bundle.plugin(),
        bundle.state().name(),
        bundle.origin(),
        oneLine(bundle.problem()));
  }

  private static String oneLine(Object text) {
    return String.valueOf(text).replaceAll("[\\n\\r\\t]", " ");
  }

  /** Where the socket is. */
  public Path path() {
    return socket;
  }

  @Override
  public void close() {
    close(channel);
    try {
      // Whoever cancels the last context is told so by a process that ends because of it.
      connections.tryAcquire(MAXIMUM_CONNECTIONS, ANSWER_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      // A socket without a process is passed over by clients.
      return;
    }
  }
}
