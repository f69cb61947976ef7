package org.ashlar.distribution.kernel;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.engine.plugin.PluginHost;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a {@link ControlSocket}: one request to one running process per call. Errors of
 * the process are thrown here as they were thrown there.
 */
public final class ControlClient {
  private final Path socket;
  private final long processId;

  private ControlClient(Path directory, long processId) {
    this.socket = ControlDirectory.socketOf(directory, processId);
    this.processId = processId;
  }

  /**
   * The running processes with a socket in a directory, by id.
   *
   * @param directory where the sockets lie, or null for the user's own directory
   */
  public static List<Long> processes(@Nullable Path directory) {
    return ControlDirectory.processes(ControlDirectory.orStandard(directory));
  }

  /**
   * A client of a process.
   *
   * @param where the directory of its socket, or null for the user's own
   * @param processId the process, or null for the only one there is
   * @throws AshlarException {@link ErrorCode#NO_RUNNING_PROCESS} if there is none, {@link
   *     ErrorCode#SEVERAL_PROCESSES} if there are several to choose from
   */
  public static ControlClient of(@Nullable Path where, @Nullable Long processId) {
    Path directory = ControlDirectory.orStandard(where);
    List<Long> running = ControlDirectory.processes(directory);
    if (processId != null) {
      if (!running.contains(processId)) {
        throw new AshlarException(ErrorCode.NO_RUNNING_PROCESS, ": " + processId);
      }
      return new ControlClient(directory, processId);
    }
    if (running.isEmpty()) {
      throw new AshlarException(ErrorCode.NO_RUNNING_PROCESS, "");
    }
    if (running.size() > 1) {
      throw new AshlarException(
          ErrorCode.SEVERAL_PROCESSES,
          running.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    return new ControlClient(directory, running.getFirst());
  }

  /** The process this is a client of. */
  public long processId() {
    return processId;
  }

  /** Every bundle of the process. */
  public List<BundleStatus> list() {
    return request("list").map(ControlClient::status).toList();
  }

  /** Starts a bundle; names as for {@link Kernel#start}. */
  public BundleStatus start(String name) {
    return one(request("start", name));
  }

  /** Stops a bundle; names as for {@link Kernel#start}. */
  public BundleStatus stop(String name) {
    return one(request("stop", name));
  }

  /** Swaps a bundle for the one in a jar, or null for its own jar, read again. */
  public BundleStatus swap(String name, @Nullable Path jar) {
    return one(
        jar == null
            ? request("swap", name)
            : request("swap", name, jar.toAbsolutePath().toString()));
  }

  /** The open contexts of the process, in the order of their creation. */
  public List<ContextStatus> contexts() {
    return request("contexts").map(ContextStatus::parse).toList();
  }

  /**
   * Pauses, resumes or cancels a context.
   *
   * @param action {@code pause}, {@code resume} or {@code cancel}
   * @throws AshlarException {@link ErrorCode#CONTEXT_NOT_FOUND}
   */
  public ContextStatus change(String action, String context) {
    return ContextStatus.parse(request(action, context).findFirst().orElse(""));
  }

  /** Figures about the process: names and values, divided by a tab. */
  public List<String> statistics() {
    return request("stats").toList();
  }

  private static BundleStatus one(Stream<String> lines) {
    return status(lines.findFirst().orElse(""));
  }

  private static BundleStatus status(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != 6) {
      throw new AshlarException(ErrorCode.INTERNAL_ERROR, "the control socket answered: " + line);
    }
    return new BundleStatus(
        fields[0],
        fields[1],
        fields[2],
        BundleStatus.State.valueOf(fields[3]),
        fields[4],
        fields[5]);
  }

  private Stream<String> request(String... words) {
    String answer;
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(StandardCharsets.UTF_8.encode(String.join("\t", words) + "\n"));
      answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AshlarException(e, ErrorCode.CONTROL_SOCKET_FAILED, socket, PluginHost.sentence(e));
    }
    List<String> lines = answer.lines().toList();
    String first = lines.isEmpty() ? "" : lines.getFirst();
    if (first.equals("ok")) {
      return lines.stream().skip(1);
    }
    String[] error = first.split("\t", -1);
    if (error.length == 3 && error[0].equals("error")) {
      throw new AshlarException(ErrorCode.valueOf(error[1]), lines.stream().skip(1).toArray());
    }
    throw new AshlarException(ErrorCode.CONTROL_SOCKET_FAILED, socket, "the process hung up");
  }
}
