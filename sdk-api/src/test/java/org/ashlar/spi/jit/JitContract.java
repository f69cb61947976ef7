package org.ashlar.spi.jit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.ashlar.spi.PluginFixture;
import org.junit.jupiter.api.Test;

/**
 * What every {@link JitProvider} keeps to. What compiled code does is a matter between a compiler
 * and the virtual machine whose ABI it serves; here it is only held to the shape of its answers.
 */
public abstract class JitContract extends PluginFixture {
  private static final byte[] CLASS_FILE = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE};

  /** The ABI to compile for; one the compiler knows. */
  protected abstract AbiDescription abi();

  /** Functions of that ABI's bytecode, at least one. */
  protected abstract List<FunctionView> functions();

  private JitCompiler compiler() {
    return service(JitProvider.class).newCompiler(abi(), Map.of());
  }

  private static CompileRequest request(FunctionView function) {
    return new CompileRequest(function, CompileRequest.WHOLE_FUNCTION, Set.of(), false);
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
              assertThat(compiled.unit().classFile()).startsWith(CLASS_FILE);
        }
      }
    }
  }

  @Test
  void whatIsCompiledRefersOnlyToWhatWasGiven() {
    int compiled = 0;
    try (JitCompiler compiler = compiler()) {
      for (FunctionView function : functions()) {
        CompileResult result = compiler.compile(request(function)).toCompletableFuture().join();
        if (result instanceof CompileResult.Compiled(CompiledUnit unit)) {
          compiled++;
          int known = function.constants().entries().size();
          for (int id : unit.constantIds()) {
            assertThat(id).isBetween(0, known - 1);
          }
          for (CompiledUnit.Exit exit : unit.exits()) {
            assertThat(exit.pc()).isBetween(0, function.bytecode().length - 1);
            assertThat(exit.reason()).isNotBlank();
          }
        }
      }
      if (compiler.isActive()) {
        assertThat(compiled).as("functions compiled by a compiler that is active").isPositive();
      } else {
        assertThat(compiled).as("functions compiled by one that says it compiles none").isZero();
      }
    }
  }

  @Test
  void unknownBytecodeIsDeclined() {
    FunctionView nonsense =
        new FunctionView(
            "nonsense",
            FunctionView.Kind.ORDINARY,
            Set.of(),
            new int[] {-5, 123_456},
            1,
            0,
            new FunctionView.ConstantPool(List.of(), 0, 0, 0),
            new int[0],
            new int[0],
            List.of());
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
