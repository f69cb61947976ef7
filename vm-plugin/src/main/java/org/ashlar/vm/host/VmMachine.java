package org.ashlar.vm.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.Services;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.VirtualMachine;
import org.ashlar.vm.ChargedToNobody;
import org.ashlar.vm.Guarded;
import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.compiler.BytecodeCompiler;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.host.retention.RetentionModel;
import org.ashlar.vm.intrinsic.StandardIntrinsics;
import org.ashlar.vm.object.IntrinsicFactory;
import org.ashlar.vm.object.SharingGroup;
import org.ashlar.vm.parser.ParserOptions;
import org.ashlar.vm.tier.JitTier;
import org.jspecify.annotations.Nullable;

/**
 * What the contexts of one sharing group have in common: keys, shapes, compiler, tier policy. Safe
 * for any thread.
 */
@ChargedToNobody
public final class VmMachine implements VirtualMachine {
  /** The name of the option that says how functions are run. */
  static final String TIER_OPTION = "tier";

  /** The name of the option that makes decorators part of the language. */
  static final String DECORATORS_OPTION = "experimental-decorators";

  private final SharingGroup group = new SharingGroup();
  private final SourceCompiler compiler;
  private final IntrinsicFactory intrinsics = new StandardIntrinsics();
  private final Map<String, String> options;
  private final TierPolicy tierPolicy;
  private final Services services;
  private final ContextSampler sampler;
  private final LimitWatch limits = new LimitWatch();
  private final AtomicReference<@Nullable RetentionModel> retention = new AtomicReference<>();
  private final Runnable whenClosed;
  private final AtomicInteger contexts = new AtomicInteger(1);
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A machine without other plug-ins: everything stays in the interpreter. */
  public VmMachine(Map<String, String> options) {
    this(options, Services.none(), new ContextSampler(), () -> {});
  }

  /** A machine that uses the compiler among the services, if there is one. */
  public VmMachine(Map<String, String> options, Services services) {
    this(options, services, new ContextSampler(), () -> {});
  }

  /**
   * A machine.
   *
   * @param sampler told of every context
   * @param whenClosed called once the machine and all its contexts are closed
   */
  VmMachine(
      Map<String, String> options, Services services, ContextSampler sampler, Runnable whenClosed) {
    this.sampler = sampler;
    this.options = Map.copyOf(options);
    this.services = services;
    this.whenClosed = whenClosed;
    this.compiler = newCompiler();
    this.tierPolicy = tierPolicy(this.options, services);
  }

  private SourceCompiler newCompiler() {
    SourceCompiler texts =
        new BytecodeCompiler(
            group.keys(),
            new ParserOptions(ParserOptions.DEFAULT_NESTING_LIMIT, new RegExpLiterals())
                .withDecorators(hasDecorators(options)));
    String file = options.get(CompiledProgram.OPTION);
    if (file == null) {
      return texts;
    }
    try {
      return CompiledProgram.of(file, Files.readAllBytes(Path.of(file)), group.keys(), texts);
    } catch (IOException e) {
      throw new AshlarException(
          e, ErrorCode.IO_FAILED, "read " + file, String.valueOf(e.getMessage()));
    }
  }

  /** How contexts with a limit on memory are measured; made for the first of them. */
  RetentionModel retention() {
    RetentionModel present = retention.get();
    if (present == null) {
      retention.compareAndSet(
          null, new RetentionModel(HeapQuota.class, VmContext.class, VmContext.SLICE_METHOD));
      present = Objects.requireNonNull(retention.get());
    }
    return present;
  }

  /** Asks contexts with a limit on memory to look at it while they run. */
  LimitWatch limits() {
    return limits;
  }

  ContextSampler sampler() {
    return sampler;
  }

  Services services() {
    return services;
  }

  public SharingGroup group() {
    return group;
  }

  public SourceCompiler compiler() {
    return compiler;
  }

  IntrinsicFactory intrinsics() {
    return intrinsics;
  }

  Map<String, String> options() {
    return options;
  }

  public TierPolicy tierPolicy() {
    return tierPolicy;
  }

  private static boolean hasDecorators(Map<String, String> options) {
    String text = options.getOrDefault(DECORATORS_OPTION, "false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new AshlarException(ErrorCode.INVALID_SETTING, "vm." + DECORATORS_OPTION, text);
    };
  }

  private static TierPolicy tierPolicy(Map<String, String> options, Services services) {
    return switch (options.getOrDefault(TIER_OPTION, "jit")) {
      case "interp" -> TierPolicy.INTERPRETER_ONLY;
      case "jit" -> new JitTier(services, JitTier.Mode.NORMAL, options);
      case "eager" -> new JitTier(services, JitTier.Mode.EAGER, options);
      case "exits" -> new JitTier(services, JitTier.Mode.EXITS, options);
      case "osr" -> new JitTier(services, JitTier.Mode.OSR, options);
      default ->
          throw new AshlarException(
              ErrorCode.INVALID_SETTING,
              "vm." + TIER_OPTION,
              String.valueOf(options.get(TIER_OPTION)));
    };
  }

  @Override
  public GuestContext newContext(ContextSettings settings) {
    if (closed.get()) {
      throw new IllegalStateException("the virtual machine is closed");
    }
    contexts.incrementAndGet();
    VmContext context = made(settings);
    sampler.opened(context);
    context
        .whenClosed()
        .whenComplete(
            (done, failure) -> {
              sampler.closed(context);
              release();
            });
    return context;
  }

  /** A context whose settings are refused holds nothing back. */
  private VmContext made(ContextSettings settings) {
    boolean made = false;
    try {
      VmContext context = new VmContext(this, settings);
      made = true;
      return context;
    } finally {
      if (!made) {
        release();
      }
    }
  }

  private void release() {
    if (contexts.decrementAndGet() == 0) {
      Guarded.callEach(limits::close, tierPolicy::close, whenClosed);
    }
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      release();
    }
  }
}
