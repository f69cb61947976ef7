package org.ashlar.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ContextBuilder;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.HostFunction;
import org.ashlar.api.Limits;
import org.ashlar.engine.plugin.ServiceUse;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.host.ConsoleSink;
import org.ashlar.spi.host.FileModuleLoader;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.HostProcess;
import org.ashlar.spi.host.ModuleLoader;
import org.ashlar.spi.host.Nondeterminism;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.host.StreamConsole;
import org.ashlar.spi.io.IoProvider;
import org.ashlar.spi.schedule.Scheduler;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.spi.vm.ContextSettings;
import org.jspecify.annotations.Nullable;

/** Settings of a context. */
final class PlatformContextBuilder implements ContextBuilder {
  private final PlatformEngine engine;
  private final Map<Class<?>, Object> hooks = new LinkedHashMap<>();
  private final Map<String, String> options = new TreeMap<>();
  private final Map<String, HostFunction> functions = new LinkedHashMap<>();
  private @Nullable String name;
  private Limits limits = Limits.unlimited();

  PlatformContextBuilder(PlatformEngine engine) {
    this.engine = engine;
  }

  @Override
  public ContextBuilder name(String newName) {
    name = Objects.requireNonNull(newName, "name");
    return this;
  }

  @Override
  public ContextBuilder limits(Limits newLimits) {
    limits = newLimits;
    return this;
  }

  @Override
  public <T> ContextBuilder hook(Class<T> type, T hook) {
    HostHooks.defaults().with(type, hook);
    hooks.put(type, hook);
    return this;
  }

  @Override
  public ContextBuilder option(String optionName, String value) {
    if (!optionName.startsWith(PlatformEngine.MACHINE_PREFIX + ".")) {
      throw new AshlarException(ErrorCode.INVALID_SETTING, optionName, value);
    }
    options.put(optionName, value);
    return this;
  }

  @Override
  public ContextBuilder function(String functionName, HostFunction function) {
    functions.put(
        Objects.requireNonNull(functionName, "name"), Objects.requireNonNull(function, "function"));
    return this;
  }

  @Override
  public ContextBuilder program(Iterable<String> arguments, Map<String, String> environment) {
    List<String> list = new ArrayList<>();
    arguments.forEach(list::add);
    hooks.put(HostProcess.class, new ProgramProcess(List.copyOf(list), Map.copyOf(environment)));
    return this;
  }

  @Override
  public Context build() {
    engine.platform().plugins().requireKnown(options);
    List<ServiceUse<?>> uses = new ArrayList<>();
    PlatformContext context = null;
    try {
      context = open(uses);
    } finally {
      if (context == null) {
        uses.forEach(ServiceUse::close);
      }
    }
    boolean complete = false;
    try {
      context.start(functions);
      complete = true;
      return context;
    } finally {
      if (!complete) {
        // Or nobody would ever have a handle to it.
        context.close();
      }
    }
  }

  private PlatformContext open(List<ServiceUse<?>> uses) {
    long number = engine.nextNumber();
    HostHooks merged = mergedHooks(uses);
    TimeProvider own = use(TimeProvider.class, uses);
    PlatformContext context =
        engine.open(
            number,
            new ContextSettings(
                name != null ? name : "context-" + number,
                limits,
                merged,
                own != null ? own : engine.scheduler().time(),
                PluginConfiguration.ofPrefix(PlatformEngine.MACHINE_PREFIX, options).values()));
    if (merged.streams() instanceof ContextStreams streams) {
      context.whenReleased(streams::close);
    }
    context.whenReleased(() -> uses.forEach(ServiceUse::close));
    return context;
  }

  /** What was set, and for the rest what plug-ins offer, within what is permitted. */
  private HostHooks mergedHooks(List<ServiceUse<?>> uses) {
    HostHooks merged = withService(HostHooks.defaults(), Nondeterminism.class, uses);
    merged = withService(merged, HostFiles.class, uses);
    for (Map.Entry<Class<?>, Object> hook : hooks.entrySet()) {
      merged = with(merged, hook.getKey(), hook.getValue());
    }
    if (!hooks.containsKey(StandardStreams.class)) {
      merged = merged.with(StandardStreams.class, newStreams(merged.permissions()));
    }
    if (!hooks.containsKey(ConsoleSink.class)) {
      merged = merged.with(ConsoleSink.class, new StreamConsole(merged.streams()));
    }
    if (!hooks.containsKey(ModuleLoader.class)) {
      merged = merged.with(ModuleLoader.class, new FileModuleLoader(merged));
    }
    return merged;
  }

  private ContextStreams newStreams(PermissionPolicy permissions) {
    return new ContextStreams(
        engine.platform().services().slot(IoProvider.class),
        permissions,
        engine.scheduler().carrier() == Scheduler.CarrierKind.CALLER);
  }

  private <T> HostHooks withService(HostHooks base, Class<T> type, List<ServiceUse<?>> uses) {
    T service = hooks.containsKey(type) ? null : use(type, uses);
    return service == null ? base : base.with(type, service);
  }

  /** A service that the context keeps to its end: a file that is open cannot change hands. */
  private <T> @Nullable T use(Class<T> type, List<ServiceUse<?>> uses) {
    ServiceUse<T> use = engine.platform().services().use(type);
    if (use == null) {
      return null;
    }
    uses.add(use);
    return use.service();
  }

  private static <T> HostHooks with(HostHooks base, Class<T> type, Object hook) {
    return base.with(type, type.cast(hook));
  }

  private record ProgramProcess(List<String> arguments, Map<String, String> environment)
      implements HostProcess {
    @Override
    public String program() {
      return "";
    }

    @Override
    public String directory() {
      return HostHooks.defaults().process().directory();
    }

    @Override
    public long processId() {
      return HostHooks.defaults().process().processId();
    }
  }
}
