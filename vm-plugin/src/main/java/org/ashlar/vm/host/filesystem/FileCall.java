package org.ashlar.vm.host.filesystem;

import java.util.function.Consumer;
import java.util.function.Function;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.host.SystemError;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * One operation as a program asked for it, checked and permitted: what is done to the files, which
 * may happen on any thread, and what the program gets of the result.
 *
 * @param <T> the result outside of the context
 */
final class FileCall<T extends @Nullable Object> {
  /** Makes a guest value of a result. */
  interface Result<T extends @Nullable Object> {
    Object of(Agent agent, T value);
  }

  private final String name;
  private final @Nullable FilePath path;
  private final @Nullable FilePath target;
  private final Function<HostFiles, T> work;
  private final Result<T> result;
  private @Nullable SystemError special;
  private String specialName = "";
  private boolean specialPath;

  private FileCall(
      String name,
      @Nullable FilePath path,
      @Nullable FilePath target,
      Function<HostFiles, T> work,
      Result<T> result) {
    this.name = name;
    this.path = path;
    this.target = target;
    this.work = work;
    this.result = result;
  }

  /**
   * An operation on a file.
   *
   * @param name the system call that errors name
   */
  static <T extends @Nullable Object> FileCall<T> of(
      String name, @Nullable FilePath path, Function<HostFiles, T> work, Result<T> result) {
    return new FileCall<>(name, path, null, work, result);
  }

  /** An operation that gives the program nothing. */
  static FileCall<@Nullable Object> of(
      String name, @Nullable FilePath path, @Nullable FilePath target, Consumer<HostFiles> work) {
    return new FileCall<>(
        name,
        path,
        target,
        files -> {
          work.accept(files);
          return null;
        },
        (agent, nothing) -> Undefined.UNDEFINED);
  }

  /** One error names another system call, because Node would have met it there. */
  FileCall<T> on(SystemError error, String otherName, boolean withPath) {
    special = error;
    specialName = otherName;
    specialPath = withPath;
    return this;
  }

  /** Goes on if the program may do that to the file. */
  static void require(
      Agent agent, PermissionPolicy permissions, PermissionPolicy.Kind kind, FilePath path) {
    try {
      permissions.require(kind, path.absolute());
    } catch (AshlarException refused) {
      throw HostErrors.ofHost(agent, refused);
    }
  }

  /** Does it, on any thread. */
  T perform(HostFiles files) {
    return work.apply(files);
  }

  /** What the program gets. */
  Object result(Agent agent, T value) {
    return result.of(agent, value);
  }

  /** What the program gets if it failed. */
  ThrowCompletion error(Agent agent, AshlarException failure) {
    if (failure instanceof GuestRefusal refusal) {
      return refusal.toGuest(agent);
    }
    if (special != null && HostErrors.systemError(failure) == special) {
      return HostErrors.ofFile(agent, failure, specialName, specialPath ? shown(path) : null);
    }
    return HostErrors.ofFile(agent, failure, name, shown(path), shown(target));
  }

  private static @Nullable String shown(@Nullable FilePath path) {
    return path == null ? null : path.shown();
  }
}
