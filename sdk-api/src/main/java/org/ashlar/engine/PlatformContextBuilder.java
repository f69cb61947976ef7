package org.ashlar.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ContextBuilder;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.HostFunction;
import org.ashlar.api.Limits;
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
    name = newName;
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
    if (!optionName.startsWith("vm.")) {
      throw new AshlarException(ErrorCode.INVALID_SETTING, optionName, value);
    }
    options.put(optionName.substring("vm.".length()), value);
    return this;
  }

  @Override
  public ContextBuilder function(String functionName, HostFunction function) {
    functions.put(functionName, function);
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
    long number = engine.nextNumber();
    String contextName = name != null ? name : "context-" + number;
    HostHooks merged = mergedHooks();
    PlatformContext context =
        engine.open(
            number, new ContextSettings(contextName, limits, merged, engine.time(), options));
    if (merged.streams() instanceof ContextStreams streams) {
      context.whenReleased(streams::close);
    }
    context.start(functions);
    return context;
  }

  /** What was set, and for the rest what plug-ins offer, within what is permitted. */
  private HostHooks mergedHooks() {
    HostHooks merged = withService(HostHooks.defaults(), Nondeterminism.class);
    merged = withService(merged, HostFiles.class);
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
      merged =
          merged.with(
              ModuleLoader.class, new FileModuleLoader(merged.files(), merged.permissions()));
    }
    return merged;
  }

  private ContextStreams newStreams(PermissionPolicy permissions) {
    return new ContextStreams(
        engine.platform().services().slot(IoProvider.class),
        permissions,
        engine.scheduler().carrier() == Scheduler.CarrierKind.CALLER);
  }

  private <T> HostHooks withService(HostHooks base, Class<T> type) {
    T service = engine.platform().services().slot(type).current();
    return service == null ? base : base.with(type, service);
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
