import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.EngineBuilder;

/**
 * Measures contexts as an embedder makes them. {@code benchmarks/contexts} runs it and explains the
 * options.
 */
public final class ContextCost {
  private static final String SMALL_SCRIPT =
      """
      function area(shape) { return shape.width * shape.height; }
      let sum = 0;
      for (let i = 0; i < 10; i++) sum += area({ width: i, height: i + 1 });
      [sum, 'px'].join('');
      """;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int CURVE_POINTS = 10;

  private String script = SMALL_SCRIPT;
  private int kept = 1_000;
  private int warm = 20_000;
  private int timed = 5_000;
  private int cycles = 100_000;
  private int threads = 2;
  private String tier = "jit";
  private boolean callerDriven;

  private ContextCost() {}

  public static void main(String[] arguments) {
    ContextCost cost = new ContextCost();
    try {
      cost.read(arguments);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("contexts: " + e.getMessage());
      System.exit(2);
    }
    try {
      cost.run();
    } catch (AshlarException e) {
      System.err.println("contexts: " + e.getMessage());
      System.exit(1);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
    System.exit(0);
  }

  private void read(String[] arguments) throws IOException {
    for (int i = 0; i < arguments.length; i += 2) {
      String option = arguments[i];
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(option + " needs a value; --help lists the options");
      }
      String value = arguments[i + 1];
      switch (option) {
        case "--script" -> script = readScript(Path.of(value));
        case "--code" -> script = value;
        case "--kept" -> kept = count(option, value, 1);
        case "--warm" -> warm = count(option, value, 0);
        case "--timed" -> timed = count(option, value, 1);
        case "--cycles" -> cycles = count(option, value, 0);
        case "--threads" -> threads = count(option, value, 1);
        case "--tier" -> tier = choice(option, value, "interp", "jit", "exits", "osr");
        case "--carrier" -> callerDriven = choice(option, value, "pool", "caller").equals("caller");
        default ->
            throw new IllegalArgumentException("no option " + option + "; --help lists them");
      }
    }
  }

  private static String readScript(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + " is no file");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not UTF-8", e);
    }
  }

  private static int count(String option, String value, int least) {
    try {
      int count = Integer.parseInt(value);
      if (count >= least) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number that is too small.
    }
    throw new IllegalArgumentException(
        option + " takes a whole number of at least " + least + ", not " + value);
  }

  private static String choice(String option, String value, String... choices) {
    if (Arrays.asList(choices).contains(value)) {
      return value;
    }
    throw new IllegalArgumentException(option + " is one of " + String.join(", ", choices));
  }

  private static void print(String figure, String format, Object... arguments) {
    System.out.printf(
        Locale.ROOT, "%-42s %s%n", figure, String.format(Locale.ROOT, format, arguments));
  }

  private void run() throws Exception {
    long start = System.nanoTime();
    EngineBuilder builder = Engine.builder().option("vm.tier", tier);
    try (Engine engine = (callerDriven ? builder.callerDriven() : builder).build()) {
      long made = System.nanoTime();
      Context first = engine.createContext();
      long created = System.nanoTime();
      first.eval(script);
      long evaluated = System.nanoTime();
      first.close();
      print("cold: engine", "%.1f ms", (made - start) / 1e6);
      print("cold: first context", "%.1f ms", (created - made) / 1e6);
      print("cold: first run of the script", "%.1f ms", (evaluated - created) / 1e6);
      for (int i = 0; i < warm; i++) {
        cycle(engine, script);
      }
      measureHeap(engine);
      measureCreation(engine);
      measureContention(engine);
      measureCurve(engine, "same script", false);
      measureCurve(engine, "distinct scripts", true);
    }
  }

  private static void cycle(Engine engine, String text) {
    try (Context context = engine.createContext()) {
      context.eval(text);
    }
  }

  // ---- Heap ----

  private void measureHeap(Engine engine) {
    double untouched = retainedBytes(engine, false);
    double used = retainedBytes(engine, true);
    print("heap: one context that ran nothing", "%.2f KB", untouched / kept / 1024);
    print("heap: one context that ran the script", "%.2f KB", used / kept / 1024);
    print("heap: " + kept + " contexts together", "%.2f MB", used / 1048576);
  }

  private long retainedBytes(Engine engine, boolean evaluated) {
    List<Context> contexts = new ArrayList<>(kept);
    long before = usedHeap();
    for (int i = 0; i < kept; i++) {
      Context context = engine.createContext();
      if (evaluated) {
        context.eval(script);
      }
      contexts.add(context);
    }
    long retained = usedHeap() - before;
    contexts.forEach(Context::close);
    return retained;
  }

  /** What is in use after collections that clear weak references and run their cleaners. */
  private static long usedHeap() {
    long used = Long.MAX_VALUE;
    for (int round = 0; round < 4; round++) {
      System.gc();
      pause();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long usedMetaspace() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getUsage();
      if (pool.getName().equals("Metaspace") && usage != null) {
        return usage.getUsed();
      }
    }
    return 0;
  }

  // ---- Time ----

  private void measureCreation(Engine engine) {
    long[] wall = new long[timed];
    long[] processor = new long[timed];
    List<Context> open = new ArrayList<>(timed);
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < timed; i++) {
      long processorStart = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      Context context = engine.createContext();
      wall[i] = System.nanoTime() - start;
      processor[i] = THREADS.getCurrentThreadCpuTime() - processorStart;
      open.add(context);
      if (open.size() == 100) {
        open.forEach(Context::close);
        open.clear();
      }
    }
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    open.forEach(Context::close);
    print("create: wall time", "%s", summary(wall));
    print("create: processor time", "%s", summary(processor));
    print("create (and close): allocated", "%.2f KB", allocated / 1024.0 / timed);

    long[] evaluation = new long[timed];
    long[] closing = new long[timed];
    long processorStart = SYSTEM.getProcessCpuTime();
    for (int i = 0; i < timed; i++) {
      long start = System.nanoTime();
      Context context = engine.createContext();
      long created = System.nanoTime();
      context.eval(script);
      long evaluated = System.nanoTime();
      context.close();
      closing[i] = System.nanoTime() - evaluated;
      evaluation[i] = evaluated - created;
      wall[i] = System.nanoTime() - start;
    }
    long all = SYSTEM.getProcessCpuTime() - processorStart;
    print("eval: wall time", "%s", summary(evaluation));
    print("close: wall time", "%s", summary(closing));
    print("create + eval + close: wall time", "%s", summary(wall));
    print("create + eval + close: whole process", "%.1f us of processor time", all / 1e3 / timed);
  }

  private static String summary(long[] nanoseconds) {
    long[] sorted = nanoseconds.clone();
    Arrays.sort(sorted);
    double mean = Arrays.stream(sorted).average().orElse(0);
    return String.format(
        Locale.ROOT,
        "median %.1f us, mean %.1f us, 99 %% below %.1f us",
        sorted[sorted.length / 2] / 1e3,
        mean / 1e3,
        sorted[sorted.length * 99 / 100] / 1e3);
  }

  private void measureContention(Engine engine) throws Exception {
    double alone = creationsPerSecond(engine, 1);
    double together = creationsPerSecond(engine, threads);
    print(
        "create + close: on " + threads + " threads",
        "%.0f per second, %.2f x one thread",
        together,
        together / alone);
  }

  private double creationsPerSecond(Engine engine, int creators) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(creators)) {
      Callable<Integer> creator =
          () -> {
            for (int i = 0; i < timed; i++) {
              engine.createContext().close();
            }
            return timed;
          };
      long start = System.nanoTime();
      int made = 0;
      for (Future<Integer> done : pool.invokeAll(Collections.nCopies(creators, creator))) {
        made += done.get();
      }
      return made * 1e9 / (System.nanoTime() - start);
    }
  }

  // ---- What is left behind ----

  private void measureCurve(Engine engine, String name, boolean distinct) {
    int step = cycles / CURVE_POINTS;
    if (step == 0) {
      return;
    }
    System.out.printf(Locale.ROOT, "%s:%n", name);
    System.out.printf(
        Locale.ROOT, "%12s %12s %14s %8s%n", "closed", "heap KB", "metaspace KB", "threads");
    long first = 0;
    long last = 0;
    for (int point = 0; point <= CURVE_POINTS; point++) {
      last = usedHeap();
      first = point == 1 ? last : first;
      System.out.printf(
          Locale.ROOT,
          "%12d %12.0f %14.0f %8d%n",
          point * step,
          last / 1024.0,
          usedMetaspace() / 1024.0,
          THREADS.getThreadCount());
      for (int i = 0; point < CURVE_POINTS && i < step; i++) {
        int number = point * step + i;
        cycle(engine, distinct ? distinctScript(number) : script);
      }
    }
    print(
        "heap: last against first " + step,
        "%+.0f KB, %+.3f bytes per context",
        (last - first) / 1024.0,
        (last - first) / (double) (cycles - step));
  }

  /** The script with a declaration, a property and a literal that no other context has. */
  private String distinctScript(int number) {
    return script
        + "\n;var distinct_"
        + number
        + " = { property_"
        + number
        + ": 'literal "
        + number
        + "' }.property_"
        + number
        + ".length;";
  }
}
