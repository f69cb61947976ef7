package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.compiler.BytecodeCompiler;
import org.ashlar.vm.completion.Termination;
import org.ashlar.vm.execution.GlobalDeclarations;
import org.ashlar.vm.intrinsic.StandardIntrinsics;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.HeapAccount;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.SharingGroup;
import org.ashlar.vm.source.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Built-ins of numbers and texts under limits: what grows charges before it allocates, and what
 * takes long passes safe points, so that either can be ended.
 */
class BuiltinLimitsTest {
  private static final long HEAP_LIMIT = 1 << 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'ab'.repeat(1e6)",
        "'x'.padStart(4e6)",
        "'x'.padEnd(4e6, 'yz')",
        "half.split('')",
        "half.replaceAll('a', 'bcdefgh')",
        "half.toUpperCase() + half.toLowerCase()",
        "encodeURIComponent(half.replaceAll('a', ' '))",
        "escape(half)",
        "JSON.stringify([half, half, half])",
        "JSON.parse('[' + '1,'.repeat(1e5) + '1]')",
        "1n << 20000000n",
        "3n ** 8000000n",
        "BigInt.asUintN(20000000, -1n)",
        "String.fromCharCode(...new Array(300000).fill(65))",
        "Object.keys(new String(half))",
      })
  void whatGrowsIsChargedBeforeItIsAllocated(String program) {
    Limited shell = new Limited(HEAP_LIMIT, Integer.MAX_VALUE);
    shell.run("var half = 'a'.repeat(200000);");
    assertThatThrownBy(() -> shell.run(program))
        .isInstanceOfSatisfying(
            Termination.class,
            end -> assertThat(end.reason()).isEqualTo(Termination.Reason.HEAP_LIMIT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text.indexOf('a'.repeat(30) + 'b')",
        "text.indexOf('a'.repeat(1000) + 'b')",
        "text.lastIndexOf('b' + 'a'.repeat(1000))",
        "text.split('a')",
        "text.replaceAll('a', () => '')",
        "text.normalize('NFD')",
        "JSON.stringify(new Array(200000).fill(1))",
        "JSON.parse('[' + '1,'.repeat(2e5) + '1]')",
        "number * number",
        "(number * number) / (number + 1n)",
        "String(number)",
        "BigInt('7'.repeat(100000))",
        "Math.sumPrecise(new Array(100000).fill(1))",
        "Array.prototype.sort.call({ length: 2 ** 53 - 1 })",
      })
  void whatTakesLongPassesSafePoints(String program) {
    Limited shell = new Limited(Long.MAX_VALUE, 4);
    shell.run("var text = 'a'.repeat(2000000); var number = (1n << 600000n) - 1n;");
    shell.limitPolls();
    assertThatThrownBy(() -> shell.run(program))
        .isInstanceOfSatisfying(
            Termination.class,
            end -> assertThat(end.reason()).isEqualTo(Termination.Reason.KILLED));
  }

  /** A shell that ends a program at its limits. */
  private static final class Limited extends BaseHost {
    private final SourceCompiler compiler;
    private final Agent agent;
    private int pollsLeft;

    Limited(long heapLimit, int polls) {
      SharingGroup group = new SharingGroup();
      compiler = new BytecodeCompiler(group.keys());
      HeapAccount account = new HeapAccount();
      agent = new Agent(group, this, account, new StandardIntrinsics());
      account.grant(heapLimit);
      pollsLeft = polls;
    }

    void run(String text) {
      GlobalDeclarations.runScript(
          agent, agent.realm, compiler.compileScript(SourceText.of("limits.js", text)), null);
    }

    /** From here on only so many polls are allowed. */
    void limitPolls() {
      agent.requestPoll();
    }

    @Override
    public SourceCompiler compiler() {
      return compiler;
    }

    @Override
    public void polled(Agent polled) {
      if (--pollsLeft < 0) {
        throw new Termination(Termination.Reason.KILLED, "too many safe points");
      }
    }

    @Override
    public void heapLimitReached(Agent limited, long bytes) {
      throw new Termination(Termination.Reason.HEAP_LIMIT, "heap limit");
    }

    @Override
    public void promiseRejected(Agent owner, JsObject promise, Object reason) {}

    @Override
    public void promiseHandled(Agent owner, JsObject promise) {}

    @Override
    public void jobFailed(Agent owner, Object thrown) {}
  }
}
