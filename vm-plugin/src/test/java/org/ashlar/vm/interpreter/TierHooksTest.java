package org.ashlar.vm.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.host.Shell;
import org.ashlar.vm.object.Agent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TierHooksTest {
  /** Writes down what it hears, and may enter a loop. */
  private static final class Listener implements TierPolicy {
    final List<Integer> calls = new ArrayList<>();
    final List<Integer> rounds = new ArrayList<>();
    @Nullable LoopEntry loop;

    @Override
    public void called(Agent agent, ScriptFunction function, int count) {
      calls.add(count);
    }

    @Override
    public @Nullable LoopEntry looped(Agent agent, Frame frame, int pc, int count) {
      rounds.add(count);
      return loop;
    }
  }

  private static Shell shell(TierPolicy policy) {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Shell(silent, policy);
  }

  @Test
  void callsAreReportedOncePerInterval() {
    Listener listener = new Listener();
    shell(listener)
        .evaluate("calls.js", "function f() {} for (let i = 0; i < 600; i++) { f(); } f.length");
    assertThat(listener.calls)
        .containsExactly(TierPolicy.CALL_INTERVAL, 2 * TierPolicy.CALL_INTERVAL);
  }

  @Test
  void loopsAreReportedOncePerInterval() {
    Listener listener = new Listener();
    shell(listener).evaluate("loop.js", "for (let i = 0; i < 2500; i++) {}");
    assertThat(listener.rounds)
        .containsExactly(TierPolicy.LOOP_INTERVAL, 2 * TierPolicy.LOOP_INTERVAL);
  }

  @Test
  void compiledLoopFinishesTheFrameAndLeavesTheStackAsItWas() {
    Listener listener = new Listener();
    listener.loop =
        new TierPolicy.LoopEntry() {
          @Override
          public Object enter(Agent agent, int room, Frame frame) {
            assertThat(agent.frame).isSameAs(frame.caller());
            return "compiled";
          }
        };
    Shell shell = shell(listener);
    Object result =
        shell.evaluate("enter.js", "function f() { while (true) {} } [f()].concat(1).join()");
    assertThat(result.toString()).isEqualTo("compiled,1");
    assertThat(shell.agent().frame).isNull();
  }
}
