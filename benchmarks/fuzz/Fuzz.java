import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.jit.JitProvider;

/**
 * Runs random programs under every tier and under Node, and compares what they note. {@code run}
 * explains the options.
 */
public final class Fuzz {
  /** How far ahead of the tiers Node may be. */
  private static final int AHEAD = 16;

  private static final Duration REDUCTION = Duration.ofSeconds(30);

  private final Map<String, String> options = new LinkedHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger different = new AtomicInteger();
  private final AtomicInteger late = new AtomicInteger();

  private final long start = System.nanoTime();
  private final Path home;
  private final String prelude;
  private final int seed;
  private final int count;
  private Coverage coverage;

  private Fuzz(String[] arguments) throws IOException {
    home = Path.of(arguments[0]);
    options.putAll(
        Map.of(
            "--seed",
            "1",
            "--count",
            "1000",
            "--jobs",
            "1",
            "--node",
            "node",
            "--stop-after",
            "10"));
    options.put("--tiers", "interp,eager,exits,osr,jit");
    options.put("--jit", "");
    options.put("--out", "");
    options.put("--rotate", "no");
    options.put("--program", "");
    for (int i = 1; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length || options.put(arguments[i], arguments[i + 1]) == null) {
        throw new IllegalArgumentException("no option " + arguments[i]);
      }
    }
    prelude = Files.readString(home.resolve("generator/prelude.js"));
    seed = Integer.parseInt(options.get("--seed"));
    count = Integer.parseInt(options.get("--count"));
  }

  public static void main(String[] arguments) throws Exception {
    Fuzz fuzz;
    try {
      fuzz = new Fuzz(arguments);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("fuzz: " + e.getMessage());
      System.exit(2);
      return;
    }
    System.exit(fuzz.run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    coverage = new Coverage(compiler());
    if (!options.get("--program").isEmpty()) {
      return show(Files.readString(Path.of(options.get("--program"))));
    }
    List<Thread> jobs = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(options.get("--jobs")); i++) {
      jobs.add(Thread.ofPlatform().start(this::work));
    }
    for (Thread job : jobs) {
      job.join();
    }
    coverage.print();
    System.out.printf(
        "%nseeds %d to %d: %d programs, %d different, %d too long%n",
        seed, seed + count - 1, done.get(), different.get(), late.get());
    return different.get() == 0 && done.get() == count;
  }

  /** What one program notes everywhere. */
  private boolean show(String program) throws IOException {
    boolean same = true;
    try (Reference reference = reference()) {
      String expected = reference.run(program);
      System.out.println("---- node:\n" + expected);
      for (String name : options.get("--tiers").split(",")) {
        try (Tier tier = new Tier(name, prelude, coverage, coverage)) {
          String noted = tier.run(program);
          same &= noted.equals(expected);
          System.out.println(
              "---- " + name + (noted.equals(expected) ? ": the same" : ":\n" + noted));
        }
      }
    }
    return same;
  }

  private Reference reference() throws IOException {
    return new Reference(options.get("--node"), home.resolve("generator/server.js"));
  }

  /**
   * The compiler of the plug-in, which is left out of the class path: a service that a plug-in
   * offers would come before the one that counts.
   */
  private JitProvider compiler() throws Exception {
    List<URL> places = new ArrayList<>();
    for (String place : options.get("--jit").split(":")) {
      places.add(Path.of(place).toUri().toURL());
    }
    ClassLoader loader =
        new URLClassLoader(places.toArray(URL[]::new), Fuzz.class.getClassLoader());
    PluginProvider plugin =
        (PluginProvider)
            loader.loadClass("org.ashlar.jit.JitPlugin").getConstructor().newInstance();
    return (JitProvider) plugin.start(null, null).services().get(JitProvider.class);
  }

  private void work() {
    List<Tier> tiers = new ArrayList<>();
    try (Reference reference = reference();
        Reference forReduction = reference()) {
      for (String name : options.get("--tiers").split(",")) {
        tiers.add(new Tier(name, prelude, coverage, coverage));
      }
      List<Integer> asked = new ArrayList<>();
      while (true) {
        while (asked.size() < AHEAD && next.get() < count) {
          int index = next.getAndIncrement();
          if (index < count) {
            reference.requestProgram(seed + index);
            asked.add(seed + index);
          }
        }
        if (asked.isEmpty() || different.get() >= Integer.parseInt(options.get("--stop-after"))) {
          break;
        }
        compare(asked.removeFirst(), reference.answer(), tiers, forReduction);
      }
    } catch (IOException broken) {
      System.err.println("fuzz: " + broken);
    } finally {
      tiers.forEach(Tier::close);
    }
  }

  private void compare(int number, Reference.Answer answer, List<Tier> tiers, Reference reference)
      throws IOException {
    if (answer.noted().equals(Tier.TIMEOUT)) {
      late.incrementAndGet();
    } else {
      String expected = answer.noted();
      // The first tier runs every program, the others take turns.
      boolean isRotating = options.get("--rotate").equals("yes");
      for (Tier tier :
          isRotating && tiers.size() > 2
              ? List.of(tiers.getFirst(), tiers.get(1 + number % (tiers.size() - 1)))
              : tiers) {
        String noted = tier.run(answer.program());
        if (expected.isEmpty()) {
          expected = noted;
        }
        if (noted.equals(Tier.TIMEOUT)) {
          late.incrementAndGet();
          System.out.println("seed " + number + ", " + tier.name() + ": too long");
        } else if (!noted.equals(expected)) {
          different.incrementAndGet();
          report(number, answer, tier, tiers.getFirst(), reference);
          break;
        }
      }
    }
    int finished = done.incrementAndGet();
    if (finished % 1000 == 0) {
      System.out.printf(
          "%d programs, %d s%n", finished, (System.nanoTime() - start) / 1_000_000_000);
    }
  }

  private void report(int number, Reference.Answer answer, Tier tier, Tier first, Reference node)
      throws IOException {
    String program = answer.program();
    boolean isOwn = answer.noted().isEmpty();
    Expectation reference = isOwn ? first::run : node::run;
    Reducer reducer =
        new Reducer(
            text -> {
              try {
                String expected = reference.run(text);
                return !expected.equals(Tier.TIMEOUT) && !expected.equals(tier.run(text));
              } catch (IOException broken) {
                return false;
              }
            },
            REDUCTION);
    String small = reducer.reduce(program);
    synchronized (this) {
      System.out.printf(
          "---- seed %d differs under %s%n%s%n---- %s:%n%s%n---- %s:%n%s%n----%n",
          number,
          tier.name(),
          small,
          isOwn ? first.name() : "node",
          shown(reference.run(small)),
          tier.name(),
          shown(tier.run(small)));
      if (!options.get("--out").isEmpty()) {
        Files.writeString(Path.of(options.get("--out")).resolve(number + ".js"), program);
        Files.writeString(Path.of(options.get("--out")).resolve(number + "-small.js"), small);
      }
    }
  }

  /** Who says what a program notes. */
  private interface Expectation {
    String run(String program) throws IOException;
  }

  private static String shown(String noted) {
    return noted.length() > 1500
        ? noted.substring(0, 700) + "\n...\n" + noted.substring(noted.length() - 700)
        : noted;
  }
}
