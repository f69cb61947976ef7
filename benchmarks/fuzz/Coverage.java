import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompileResult;
import org.ashlar.spi.jit.CompiledUnit;
import org.ashlar.spi.jit.JitCompiler;
import org.ashlar.spi.jit.JitProvider;
import org.ashlar.spi.jit.TierEvent;
import org.ashlar.spi.jit.TierListener;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.interpreter.OpcodeCounts;

/**
 * What the programs made the engine do: instructions executed, guards compiled, and exits taken. It
 * listens to the tiers, and stands between them and the compiler, whose answers name the guards
 * there are.
 */
final class Coverage implements TierListener, JitProvider {
  /** A smaller count is as good as none. */
  private static final long ENOUGH = 100;

  private final JitProvider compiler;
  private final Map<String, LongAdder> guards = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> exits = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> declined = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> compiledOpcodes = new ConcurrentHashMap<>();
  private final LongAdder units = new LongAdder();

  Coverage(JitProvider compiler) {
    this.compiler = compiler;
  }

  @Override
  public void happened(TierEvent event) {
    switch (event) {
      case TierEvent.Left left -> {
        for (String reason : left.reason().split(" or (?=wants )")) {
          count(guards, reason);
          count(exits, left.operation() + ": " + reason);
        }
      }
      case TierEvent.Declined refusal -> count(declined, refusal.reason());
      default -> {}
    }
  }

  private static void count(Map<String, LongAdder> counts, String name) {
    counts.computeIfAbsent(name, key -> new LongAdder()).increment();
  }

  @Override
  public String description() {
    return compiler.description();
  }

  @Override
  public JitCompiler newCompiler(AbiDescription abi, Map<String, String> options) {
    JitCompiler made = compiler.newCompiler(abi, options);
    return new JitCompiler() {
      @Override
      public boolean isActive() {
        return made.isActive();
      }

      @Override
      public CompletionStage<CompileResult> compile(CompileRequest request) {
        return made.compile(request)
            .whenComplete(
                (result, fault) -> {
                  if (result instanceof CompileResult.Compiled success) {
                    noteGuards(request, success.unit());
                  }
                });
      }

      @Override
      public void close() {
        made.close();
      }
    };
  }

  private void noteGuards(CompileRequest request, CompiledUnit unit) {
    units.increment();
    int[] bytecode = request.function().bytecode();
    for (CompiledUnit.Exit exit : unit.exits()) {
      guards.computeIfAbsent(exit.reason(), key -> new LongAdder());
      exits.computeIfAbsent(
          Opcode.of(bytecode[exit.pc()]).name() + ": " + exit.reason(), key -> new LongAdder());
    }
    for (int pc = 0; pc < bytecode.length; pc += Opcode.of(bytecode[pc]).length()) {
      count(compiledOpcodes, Opcode.of(bytecode[pc]).name());
    }
  }

  /** Prints the counts, and what was reached too seldom. */
  void print() throws IllegalAccessException {
    System.out.println("units compiled: " + units);
    table("instructions of the interpreter", OpcodeCounts.all());
    Map<String, Long> compilable = sums(compiledOpcodes);
    table("instructions compiled", compilable);
    table("kinds of guards left", sums(guards));
    table("exits by instruction and reason", sums(exits));
    System.out.println("declined, by reason: " + sums(declined));
  }

  private static Map<String, Long> sums(Map<String, LongAdder> counts) {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }

  private static void table(String title, Map<String, Long> counts) {
    List<String> missed =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() < ENOUGH)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .toList();
    System.out.printf(
        "%n== %s: %d of %d reached at least %d times%n",
        title, counts.size() - missed.size(), counts.size(), ENOUGH);
    counts.forEach((name, count) -> System.out.printf("%12d  %s%n", count, name));
    missed.forEach(name -> System.out.println("not reached: " + name));
  }
}
