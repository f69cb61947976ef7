package org.ashlar.spi.jit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.ashlar.spi.PluginFixture;
import org.junit.jupiter.api.Test;

/**
 * What every {@link JitProvider} keeps to. What compiled code does is a matter between a compiler
 * and the virtual machine whose ABI it serves; here it is only held to the shape of its answers.
 */
public abstract class JitContract extends PluginFixture {
  /** The ABI to compile for; one the compiler knows. */
  protected abstract AbiDescription abi();

  /** Functions of that ABI's bytecode, at least one. */
  protected abstract List<FunctionView> functions();

  private JitCompiler compiler() {
    return service(JitProvider.class).newCompiler(abi(), Map.of());
  }

  private static CompileRequest request(FunctionView function) {
    return new CompileRequest(
        function, CompileRequest.WHOLE_FUNCTION, List.of(), Set.of(), Set.of());
  }

  @Test
  void everyRequestIsAnsweredAndNeverWithAnException() {
    try (JitCompiler compiler = compiler()) {
      List<CompletableFuture<CompileResult>> answers = new ArrayList<>();
      for (FunctionView function : functions()) {
        answers.add(compiler.compile(request(function)).toCompletableFuture());
      }
      for (CompletableFuture<CompileResult> answer : answers) {
        switch (answer.join()) {
          case CompileResult.Declined declined -> assertThat(declined.reason()).isNotBlank();
          case CompileResult.Compiled compiled ->
              assertThat(compiled.unit().entryMethods()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void whatIsCompiledRefersOnlyToWhatWasGiven() {
    try (JitCompiler compiler = compiler()) {
      for (FunctionView function : functions()) {
        CompileResult result = compiler.compile(request(function)).toCompletableFuture().join();
        if (result instanceof CompileResult.Compiled compiled) {
          CompiledUnit unit = compiled.unit();
          assertThat(unit.functionId()).isEqualTo(function.id());
          Set<Integer> known =
              function.constants().stream()
                  .map(FunctionView.Constant::id)
                  .collect(Collectors.toCollection(HashSet::new));
          for (int id : unit.constantIds()) {
            assertThat(known).contains(id);
          }
          for (CompiledUnit.Exit exit : unit.exits()) {
            assertThat(exit.pc()).isBetween(0, function.bytecode().length - 1);
            assertThat(exit.liveRegisters())
                .isSorted()
                .allMatch(register -> register < function.registerCount());
          }
          for (CompiledUnit.Dependency dependency : unit.dependencies()) {
            assertThat(abi().dependencyKinds()).contains(dependency.kind());
          }
        }
      }
    }
  }

  @Test
  void unknownBytecodeIsDeclined() {
    FunctionView nonsense =
        new FunctionView(
            77,
            "nonsense",
            new int[] {-5, 123_456},
            1,
            0,
            List.of(),
            new int[0],
            new int[0],
            List.of(),
            Set.of());
    try (JitCompiler compiler = compiler()) {
      assertThat(compiler.compile(request(nonsense)).toCompletableFuture().join())
          .isInstanceOf(CompileResult.Declined.class);
    }
  }

  @Test
  void aClosedCompilerDeclines() {
    JitCompiler compiler = compiler();
    List<CompletableFuture<CompileResult>> answers = new ArrayList<>();
    for (int round = 0; round < 20; round++) {
      for (FunctionView function : functions()) {
        answers.add(compiler.compile(request(function)).toCompletableFuture());
      }
    }
    compiler.close();
    compiler.close();
    answers.forEach(answer -> assertThat(answer.join()).isNotNull());
    assertThat(compiler.compile(request(functions().getFirst())).toCompletableFuture().join())
        .isInstanceOf(CompileResult.Declined.class);
  }

  @Test
  void aStoppedPlugInLeavesNoThread() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    JitCompiler compiler = compiler();
    compiler.compile(request(functions().getFirst())).toCompletableFuture().join();
    compiler.close();
    exchangeForAnother();
    host.close();
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .filter(thread -> thread.getName().contains("jit"))
                .filter(thread -> !endsSoon(thread)))
        .isEmpty();
  }

  private static boolean endsSoon(Thread thread) {
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
