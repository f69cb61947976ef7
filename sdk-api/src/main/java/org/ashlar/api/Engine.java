package org.ashlar.api;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Contexts that share compiled code, interned names and the budget of one embedding. Safe for use
 * by any number of threads.
 */
@ProviderType
public interface Engine extends AutoCloseable {
  /**
   * A builder for an engine on the plug-ins found on the class path of {@link Engine}'s loader.
   *
   * @throws AshlarException {@link ErrorCode#NO_VIRTUAL_MACHINE} from {@link EngineBuilder#build}
   *     if there is none
   */
  static EngineBuilder builder() {
    return EngineDiscovery.newBuilder();
  }

  /** An engine with the default settings. */
  static Engine create() {
    return builder().build();
  }

  /**
   * An engine with the default settings, made while the caller goes on.
   *
   * @return fails with the {@link AshlarException} that {@link EngineBuilder#build} throws
   */
  static CompletionStage<Engine> start() {
    return builder().start();
  }

  /** A builder for a new context in this engine. */
  ContextBuilder newContext();

  /** A context with the default settings. */
  default Context createContext() {
    return newContext().build();
  }

  /** The contexts that are open now, in the order of their creation. */
  List<Context> contexts();

  /** The open context with a number, if there is one. */
  Optional<Context> context(long id);

  /** The names and versions of the virtual machine and of the plug-ins in use, for people. */
  List<String> components();

  /** Closes all contexts as {@link Context#close} does, then the engine; again is harmless. */
  @Override
  void close();

  /** Closes without waiting; the stage completes when everything is released. */
  CompletionStage<Void> closeAsync();
}
