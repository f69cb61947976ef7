package org.ashlar.spi.host;

import java.util.HashMap;
import java.util.Map;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;

/**
 * The hooks of one context; immutable. A hook that was not set is its minimal default, which uses
 * nothing but the JDK and grants nothing.
 */
public final class HostHooks {
  private static final HostHooks DEFAULTS = new HostHooks(Map.of());

  private final Map<Class<?>, Object> hooks;

  private HostHooks(Map<Class<?>, Object> hooks) {
    this.hooks = hooks;
  }

  /** Every hook is its default. */
  public static HostHooks defaults() {
    return DEFAULTS;
  }

  /**
   * The same hooks with one replaced.
   *
   * @param type a hook interface of this package
   * @throws AshlarException {@link ErrorCode#UNSUPPORTED} if there is no such hook
   */
  public <T> HostHooks with(Class<T> type, T hook) {
    MinimalHooks.requireHook(type);
    Map<Class<?>, Object> copy = new HashMap<>(hooks);
    copy.put(type, type.cast(hook));
    return new HostHooks(Map.copyOf(copy));
  }

  /**
   * A hook, or its default.
   *
   * @throws AshlarException {@link ErrorCode#UNSUPPORTED} if there is no such hook
   */
  public <T> T hook(Class<T> type) {
    Object hook = hooks.get(type);
    return type.cast(hook != null ? hook : MinimalHooks.byDefault(type));
  }

  /** Clock, random numbers and the like: everything that differs between two runs. */
  public Nondeterminism nondeterminism() {
    return hook(Nondeterminism.class);
  }

  /** Standard input, output and error. */
  public StandardStreams streams() {
    return hook(StandardStreams.class);
  }

  /**
   * Files, as far as {@link #permissions} grants them: every operation asks for itself, of the path
   * that is given and of the one that its links lead to.
   */
  public HostFiles files() {
    return files(PermissionPolicy.Kind.READ);
  }

  /**
   * As {@link #files()}, for operations that need another permission than {@code READ} to learn
   * what stands at a path, as those that remove files do.
   */
  public HostFiles files(PermissionPolicy.Kind looking) {
    return PermittedFiles.of(hook(HostFiles.class), permissions(), looking);
  }

  /** Where module text comes from. */
  public ModuleLoader modules() {
    return hook(ModuleLoader.class);
  }

  /** What the program is allowed to do. */
  public PermissionPolicy permissions() {
    return hook(PermissionPolicy.class);
  }

  /** Where {@code console} prints. */
  public ConsoleSink console() {
    return hook(ConsoleSink.class);
  }

  /** The process as the program sees it. */
  public HostProcess process() {
    return hook(HostProcess.class);
  }
}
