package org.ashlar.distribution.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.spi.PluginConfiguration;
import org.jspecify.annotations.Nullable;

/** Options of the command line in the terms of the platform. */
final class Settings {
  private static final Set<String> TIERS = Set.of("interp", "jit", "eager", "exits", "osr");

  private static final Set<String> REJECTION_POLICIES =
      Set.of("throw", "strict", "warn", "none", "exit");

  private static final int MAXIMUM_WORKERS = 1_024;

  private Settings() {}

  /** Options of all plug-ins by full name. */
  static Map<String, String> plugins(CommandLine line) {
    Map<String, String> options = new LinkedHashMap<>(line.plugins());
    machine(line).forEach((name, value) -> options.put("vm." + name, value));
    return options;
  }

  /** Options of the virtual machine alone, in its own terms. */
  static Map<String, String> machine(CommandLine line) {
    Map<String, String> options =
        new LinkedHashMap<>(PluginConfiguration.ofPrefix("vm", line.plugins()).values());
    String tier = line.value("tier");
    if (tier != null) {
      if (!TIERS.contains(tier)) {
        throw new AshlarException(ErrorCode.INVALID_OPTION, "--tier=" + tier, "");
      }
      options.put("tier", tier);
    }
    String image = line.value("image");
    if (image != null) {
      options.put("image", image);
    }
    if (line.has("experimental-decorators")) {
      options.put("experimental-decorators", "true");
    }
    String rejections = line.value("unhandled-rejections");
    if (rejections != null) {
      if (!REJECTION_POLICIES.contains(rejections)) {
        throw new AshlarException(
            ErrorCode.INVALID_OPTION, "--unhandled-rejections=" + rejections, "");
      }
      options.put("unhandled-rejections", rejections);
    }
    return options;
  }

  /** How many workers run contexts, or 0 for none but the main thread. */
  static int workers(CommandLine line) {
    String count = line.value("workers");
    if (count == null) {
      return 0;
    }
    try {
      int workers = Integer.parseInt(count);
      if (workers >= 1 && workers <= MAXIMUM_WORKERS) {
        return workers;
      }
    } catch (NumberFormatException malformed) {
      throw new AshlarException(malformed, ErrorCode.INVALID_OPTION, "--workers=" + count, "");
    }
    throw new AshlarException(ErrorCode.INVALID_OPTION, "--workers=" + count, "");
  }

  /** Where control sockets lie, or null for the directory that belongs to the user. */
  static @Nullable Path controlDirectory(CommandLine line) {
    String directory = line.value("control-directory");
    return directory == null || directory.isEmpty() ? null : Path.of(directory).toAbsolutePath();
  }

  static Limits limits(CommandLine line) {
    Limits.Builder limits = Limits.builder();
    String memory = line.value("memory-limit");
    if (memory != null) {
      limits.heap(memory);
    }
    Duration cpu = duration(line.value("cpu-limit"), "--cpu-limit");
    if (cpu != null) {
      limits.cpu(cpu);
    }
    Duration timeout = duration(line.value("timeout"), "--timeout");
    if (timeout != null) {
      limits.deadline(timeout);
    }
    return limits.build();
  }

  /** A duration such as {@code 200ms}, {@code 2s} or {@code 1m}. */
  private static @Nullable Duration duration(@Nullable String text, String option) {
    if (text == null) {
      return null;
    }
    try {
      if (text.endsWith("ms")) {
        return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
      }
      if (text.endsWith("s")) {
        return Duration.ofNanos(
            (long) (Double.parseDouble(text.substring(0, text.length() - 1)) * 1e9));
      }
      if (text.endsWith("m")) {
        return Duration.ofMinutes(Long.parseLong(text.substring(0, text.length() - 1)));
      }
    } catch (NumberFormatException malformed) {
      throw new AshlarException(malformed, ErrorCode.INVALID_OPTION, option + "=" + text, "");
    }
    throw new AshlarException(ErrorCode.INVALID_OPTION, option + "=" + text, "");
  }
}
