package org.ashlar.api;

import java.util.Map;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Settings of a context; not safe for use by several threads. */
@ProviderType
public interface ContextBuilder {
  /** A name for statistics, profiles and debuggers. */
  ContextBuilder name(String name);

  /** What the context may use; unlimited by default. */
  ContextBuilder limits(Limits limits);

  /** What the context may use, by a builder. */
  default ContextBuilder limits(Consumer<Limits.Builder> settings) {
    Limits.Builder builder = Limits.builder();
    settings.accept(builder);
    return limits(builder.build());
  }

  /**
   * Sets a host hook for this context alone.
   *
   * @param type a hook interface of {@code org.ashlar.spi.host}
   * @param hook its implementation, called on the thread that runs the context
   */
  <T> ContextBuilder hook(Class<T> type, T hook);

  /**
   * Sets an option of the virtual machine for this context alone.
   *
   * @param name the option's full name, as for {@link EngineBuilder#option}
   * @throws AshlarException {@link ErrorCode#INVALID_SETTING} if it is not one of the virtual
   *     machine
   */
  ContextBuilder option(String name, String value);

  /** Defines a global that is a Java function. */
  ContextBuilder function(String name, HostFunction function);

  /** The arguments a program sees, and its environment; both empty by default. */
  ContextBuilder program(Iterable<String> arguments, Map<String, String> environment);

  /**
   * The context.
   *
   * @throws AshlarException {@link ErrorCode#ENGINE_CLOSED}, {@link ErrorCode#UNKNOWN_SETTING} or
   *     {@link ErrorCode#INVALID_SETTING}
   */
  Context build();
}
