package org.ashlar.distribution.kernel;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ashlar.api.AshlarException;
import org.jspecify.annotations.Nullable;

/**
 * How a kernel starts; immutable.
 *
 * @param bundles the directory whose jars are installed, or null for none
 * @param options options of all plug-ins by full name
 * @param workers how many workers run contexts, or 0 for one per processor
 * @param callerDriven true to run contexts on calling threads alone
 * @param problems told about each bundle that does not start; the rest runs
 */
public record KernelSettings(
    @Nullable Path bundles,
    Map<String, String> options,
    int workers,
    boolean callerDriven,
    Consumer<AshlarException> problems) {
  public KernelSettings {
    options = Map.copyOf(options);
  }

  /** No directory, no options, one worker per processor, problems kept for {@link Kernel}. */
  public static KernelSettings defaults() {
    return new KernelSettings(null, Map.of(), 0, false, problem -> {});
  }

  /** The same with a directory of bundles. */
  public KernelSettings withBundles(Path directory) {
    return new KernelSettings(directory, options, workers, callerDriven, problems);
  }

  /** The same with one more option. */
  public KernelSettings withOption(String name, String value) {
    Map<String, String> more = new TreeMap<>(options);
    more.put(name, value);
    return new KernelSettings(bundles, more, workers, callerDriven, problems);
  }

  /** The same with a number of workers of its own. */
  public KernelSettings withWorkers(int count) {
    return new KernelSettings(bundles, options, count, callerDriven, problems);
  }

  /** The same, with contexts run by the threads that call into them. */
  public KernelSettings withCallerDriven() {
    return new KernelSettings(bundles, options, workers, true, problems);
  }

  /** The same, telling problems to somebody else. */
  public KernelSettings withProblems(Consumer<AshlarException> listener) {
    return new KernelSettings(bundles, options, workers, callerDriven, listener);
  }
}
