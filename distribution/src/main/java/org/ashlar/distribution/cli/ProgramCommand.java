package org.ashlar.distribution.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.ContextBuilder;
import org.ashlar.api.Engine;
import org.ashlar.api.EngineBuilder;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.distribution.kernel.ControlSocket;
import org.ashlar.distribution.kernel.Kernel;
import org.ashlar.distribution.kernel.KernelSettings;
import org.ashlar.spi.host.HostProcess;
import org.ashlar.spi.host.ModuleLoader;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.jit.TierListener;
import org.ashlar.vm.host.CompiledProgram;
import org.jspecify.annotations.Nullable;

/** Runs one program to its end: a file, standard input, or the code of an option. */
final class ProgramCommand {
  private final CommandLine line;
  private final Terminal terminal;

  ProgramCommand(CommandLine line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal;
  }

  int file(Path path, List<String> arguments) {
    Path absolute = ProgramFiles.real(path.toAbsolutePath().normalize());
    byte[] image = ProgramFiles.image(absolute);
    if (image != null) {
      String name = absolute.toString();
      line.set("image", name);
      return run(CompiledProgram.source(absolute, image), name, arguments, false);
    }
    Source.Kind kind = ProgramFiles.kind(absolute);
    return run(ProgramFiles.read(absolute, kind), absolute.toString(), arguments, false);
  }

  int standardInput(List<String> arguments) {
    try {
      String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      return run(
          Source.of(textKind(), "[stdin]", text), arguments.isEmpty() ? "" : "-", arguments, false);
    } catch (IOException e) {
      throw new AshlarException(
          e, ErrorCode.IO_FAILED, "read standard input", String.valueOf(e.getMessage()));
    }
  }

  int text(List<String> arguments) {
    boolean print = line.has("print");
    String code = Objects.requireNonNullElse(line.value(print ? "print" : "eval"), "");
    return run(Source.of(textKind(), "[eval]", code), "", arguments, print);
  }

  private Source.Kind textKind() {
    String type = line.value("input-type");
    if (type == null || type.equals("commonjs")) {
      return Source.Kind.COMMON_JS;
    }
    if (type.equals("module")) {
      return Source.Kind.MODULE;
    }
    throw new AshlarException(ErrorCode.INVALID_OPTION, "--input-type=" + type, "");
  }

  private int run(Source source, String program, List<String> arguments, boolean print) {
    if (line.has("check")) {
      return new SyntaxCheck(terminal).check(source);
    }
    if (line.has("control") || line.has("boot") || line.has("gc-report") || profiles()) {
      return runOnKernel(source, program, arguments, print);
    }
    EngineBuilder builder = Engine.builder();
    int workers = Settings.workers(line);
    if (workers > 0) {
      builder.workers(workers);
    } else {
      builder.callerDriven();
    }
    Settings.plugins(line).forEach(builder::option);
    return run(builder, source, program, arguments, print);
  }

  /** As without these options, on plug-ins that can be exchanged while the program runs. */
  private int runOnKernel(Source source, String program, List<String> arguments, boolean print) {
    try (Kernel kernel = kernel();
        @Nullable ControlSocket socket = line.has("control") ? control(kernel) : null;
        @Nullable PauseReports pauses = pauses(kernel);
        @Nullable CpuProfiling profiling = profiling(kernel, program)) {
      return run(kernel.newEngineBuilder(), source, program, arguments, print);
    }
  }

  private int run(
      EngineBuilder builder, Source source, String program, List<String> arguments, boolean print) {
    try (@Nullable TierLog log = TierLog.of(line, terminal::error)) {
      if (log != null) {
        builder.service(TierListener.class, log);
      }
      try (Engine engine = builder.build()) {
        return run(engine, source, program, arguments, print);
      }
    }
  }

  private boolean profiles() {
    return line.has("profile")
        || line.has("cpu-prof")
        || line.has("cpu-prof-dir")
        || line.has("cpu-prof-name");
  }

  private @Nullable CpuProfiling profiling(Kernel kernel, String program) {
    return profiles()
        ? new CpuProfiling(line, terminal, kernel.platform().services(), program)
        : null;
  }

  private @Nullable PauseReports pauses(Kernel kernel) {
    return line.has("gc-report") ? new PauseReports(kernel.platform().services(), terminal) : null;
  }

  private ControlSocket control(Kernel kernel) {
    return ControlSocket.open(kernel, Settings.controlDirectory(line));
  }

  private Kernel kernel() {
    KernelSettings settings = KernelSettings.defaults().withProblems(terminal::fault);
    int workers = Settings.workers(line);
    settings = workers > 0 ? settings.withWorkers(workers) : settings.withCallerDriven();
    for (Map.Entry<String, String> option : Settings.plugins(line).entrySet()) {
      settings = settings.withOption(option.getKey(), option.getValue());
    }
    String boot = Objects.requireNonNullElse(line.value("boot"), "flat");
    return switch (boot) {
      case "flat" -> Kernel.flat(settings);
      case "felix" ->
          Kernel.onFelix(
              settings.withBundles(Configuration.inDistribution(line.value("bundles"), "bundles")));
      default -> throw new AshlarException(ErrorCode.INVALID_OPTION, "--boot=" + boot, "");
    };
  }

  private int run(
      Engine engine, Source source, String program, List<String> arguments, boolean print) {
    PermissionPolicy permissions = ProgramHooks.permissions(line);
    ErrorReport report = new ErrorReport(terminal, source, permissions);
    HostProcess process = ProgramProcess.wholeProgram(program, arguments, report);
    ContextBuilder settings =
        engine
            .newContext()
            .name(program)
            .limits(Settings.limits(line))
            .hook(HostProcess.class, process)
            .hook(PermissionPolicy.class, permissions)
            .hook(ModuleLoader.class, new ProgramModules(permissions));
    Context context = settings.build();
    return run(context, source, print, report);
  }

  private int run(Context context, Source source, boolean print, ErrorReport report) {
    try {
      Value value = context.eval(source);
      if (print) {
        terminal.line(value.toDisplayString());
        terminal.flush();
      }
      context.runUntilIdle();
      return ExitCode.OK;
    } catch (AshlarException failed) {
      return report.of(failed);
    }
  }
}
