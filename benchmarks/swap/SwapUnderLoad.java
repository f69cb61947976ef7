import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.distribution.kernel.Kernel;
import org.ashlar.distribution.kernel.KernelSettings;
import org.ashlar.spi.io.IoProvider;
import org.ashlar.spi.jit.JitProvider;
import org.ashlar.spi.memory.MemoryGovernor;
import org.ashlar.spi.profile.ProfileStore;
import org.ashlar.spi.vm.VmProvider;

/**
 * Swaps bundles under load: a timer of 1 ms, steady evaluation of a hot function, and a new context
 * every second. Prints a line per kind of bundle, then what is left of the old ones.
 */
public final class SwapUnderLoad {
  private static final int COLLECTION_SECONDS = 30;
  private static final Map<String, Class<?>> SERVICES = new LinkedHashMap<>();

  static {
    SERVICES.put("jit", JitProvider.class);
    SERVICES.put("gc", MemoryGovernor.class);
    SERVICES.put("profiler", ProfileStore.class);
    SERVICES.put("io", IoProvider.class);
    SERVICES.put("vm", VmProvider.class);
  }

  private final Kernel kernel;
  private final int swaps;
  private final int pauseMilliseconds;
  private final List<WeakReference<ClassLoader>> old = new ArrayList<>();
  private final List<CompletableFuture<Void>> retired = new ArrayList<>();
  private boolean passed = true;

  private SwapUnderLoad(Kernel kernel, int swaps, int pauseMilliseconds) {
    this.kernel = kernel;
    this.swaps = swaps;
    this.pauseMilliseconds = pauseMilliseconds;
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    KernelSettings settings =
        KernelSettings.defaults()
            .withBundles(Path.of(arguments[0]))
            .withProblems(problem -> System.out.println(problem.getMessage()));
    boolean passed;
    try (Kernel kernel = Kernel.onFelix(settings)) {
      SwapUnderLoad run =
          new SwapUnderLoad(
              kernel,
              Integer.parseInt(options.getOrDefault("--swaps", "50")),
              Integer.parseInt(options.getOrDefault("--pause", "50")));
      String kinds = options.getOrDefault("--kinds", String.join(",", SERVICES.keySet()));
      long late = Long.parseLong(options.getOrDefault("--late", "50"));
      passed = run.measure(Arrays.asList(kinds.split(",")), late);
    }
    System.exit(passed ? 0 : 1);
  }

  private boolean measure(List<String> kinds, long lateMilliseconds) throws Exception {
    try (Engine engine = kernel.newEngineBuilder().build()) {
      try (Load load = new Load(engine)) {
        load.start();
        Thread.sleep(3_000); // the load itself gets warm
        report("no swap", 0, load, 0, lateMilliseconds);
        for (String kind : kinds) {
          if (current(kind) == null) {
            System.out.printf("%-9s no bundle offers it%n", kind);
          } else {
            long spent = swap(kind);
            report(kind, swaps, load, spent, lateMilliseconds);
          }
        }
      }
      CompletableFuture.allOf(retired.toArray(new CompletableFuture<?>[0])).join();
      collect();
    }
    return passed;
  }

  private Object current(String kind) {
    return kernel.platform().services().slot(SERVICES.get(kind)).current();
  }

  private long swap(String kind) throws InterruptedException {
    long spent = 0;
    for (int i = 0; i < swaps; i++) {
      old.add(new WeakReference<>(current(kind).getClass().getClassLoader()));
      long start = System.nanoTime();
      retired.add(kernel.swapAndRetire(kind, null).toCompletableFuture());
      spent += System.nanoTime() - start;
      Thread.sleep(pauseMilliseconds);
    }
    return spent;
  }

  private void report(String kind, int count, Load load, long spent, long lateMilliseconds) {
    long[] lateness = load.takeLateness();
    double latest = lateness[lateness.length - 1] / 1e6;
    int failed = load.failures.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        "%-9s %3d swaps of %5.1f ms, %d failed calls of %d, %5d ticks, late: median %.2f, 99 %%"
            + " %.2f, most %.1f ms%n",
        kind,
        count,
        count == 0 ? 0 : spent / 1e6 / count,
        failed,
        load.evaluations.getAndSet(0),
        lateness.length,
        lateness[lateness.length / 2] / 1e6,
        lateness[lateness.length * 99 / 100] / 1e6,
        latest);
    load.failures.forEach((failure, times) -> System.out.println("  " + times + " x " + failure));
    boolean promised = count > 0 && !kind.equals("vm");
    passed &= load.failures.isEmpty() && (!promised || latest <= lateMilliseconds);
    load.failures.clear();
  }

  private void collect() {
    long left = old.size();
    long start = System.nanoTime();
    while (left > 0 && System.nanoTime() - start < COLLECTION_SECONDS * 1_000_000_000L) {
      System.gc();
      LockSupport.parkNanos(200_000_000);
      left = old.stream().filter(loader -> loader.get() != null).count();
    }
    System.out.printf(
        "class loaders: %d of %d old ones left after %.1f s%n",
        left, old.size(), (System.nanoTime() - start) / 1e9);
    passed &= left == 0;
  }

  /** The programs that run meanwhile. */
  private static final class Load implements AutoCloseable {
    final Map<String, Integer> failures = new ConcurrentSkipListMap<>();
    final AtomicInteger evaluations = new AtomicInteger();
    private final Engine engine;
    private final Context ticking;
    private final List<Thread> threads = new ArrayList<>();
    private long[] lateness = new long[1 << 16];
    private int ticks;
    private long lastTick;
    private volatile boolean over;

    Load(Engine engine) {
      this.engine = engine;
      this.ticking = engine.newContext().function("tick", arguments -> tick()).build();
    }

    void start() {
      ticking.eval("setInterval(tick, 1)");
      threads.add(Thread.ofPlatform().start(() -> repeat(this::evaluate)));
      threads.add(Thread.ofPlatform().start(() -> repeat(this::openForASecond)));
    }

    private synchronized Object tick() {
      long now = System.nanoTime();
      if (lastTick != 0 && ticks < lateness.length) {
        lateness[ticks++] = Math.max(0, now - lastTick - 1_000_000);
      }
      lastTick = now;
      return ticks;
    }

    synchronized long[] takeLateness() {
      long[] taken = Arrays.copyOf(lateness, ticks);
      ticks = 0;
      Arrays.sort(taken);
      return taken;
    }

    private void repeat(Runnable action) {
      while (!over) {
        try {
          action.run();
        } catch (RuntimeException e) {
          failures.merge(String.valueOf(e), 1, Integer::sum);
        }
      }
    }

    /** In a context of its own that lives on through all swaps. */
    private void evaluate() {
      try (Context context = engine.createContext()) {
        context.eval(
            "function f(n) { let s = 0; for (let i = 0; i < n; i++) s += i % 7; return s; }");
        while (!over) {
          expect("5995", context.eval("f(2000)").toString());
          evaluations.incrementAndGet();
          LockSupport.parkNanos(200_000);
        }
      }
    }

    private void openForASecond() {
      try (Context context = engine.createContext()) {
        expect("1-2-3", context.eval("[1, 2, 3].map(x => x).join('-')").toString());
        evaluations.incrementAndGet();
        LockSupport.parkNanos(1_000_000_000);
        expect("6", context.eval("[1, 2, 3].reduce((a, b) => a + b)").toString());
        evaluations.incrementAndGet();
      }
    }

    private void expect(String wanted, String found) {
      if (!wanted.equals(found)) {
        failures.merge("got " + found + " for " + wanted, 1, Integer::sum);
      }
    }

    @Override
    public void close() throws InterruptedException {
      over = true;
      for (Thread thread : threads) {
        thread.join();
      }
      ticking.close();
    }
  }
}
