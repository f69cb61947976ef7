package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Limits;
import org.ashlar.api.Source;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What suspended tasks hold in their frames belongs to their context and goes with them. */
@Timeout(120)
@Requirement("JC-1.1.4")
class SuspendedTasksTest {
  private static final int TASKS = 10_000;

  /** Each task has 200 numbers of eight bytes in a local that nothing else refers to. */
  private static final String PROGRAM =
      """
      let release;
      const gate = new Promise(done => { release = done });
      let finished = 0;
      for (let i = 0; i < %d; i++) {
        (async () => {
          const own = new Float64Array(200).fill(i);
          await gate;
          finished += own[199] === i ? 1 : 0;
        })();
      }
      0
      """
          .formatted(TASKS);

  private static final long LOCALS_BYTES = TASKS * 1_600L;
  private static final long NOISE_BYTES = 2_000_000;

  /** Allocates more than the limit and keeps nothing, so that the context is traced. */
  private static final String GARBAGE =
      "for (let i = 0; i < 800; i++) new Array(1e5).fill(i); finished";

  private static Context newContext(Engine engine) {
    return engine.newContext().limits(Limits.builder().heap("128m").build()).build();
  }

  private static long usedByTheJvm() throws InterruptedException {
    long used = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 4; attempt++) {
      System.gc();
      Thread.sleep(20);
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  private static long retained(Context context) {
    context.eval(GARBAGE);
    return context.statistics().retainedBytes();
  }

  @Test
  void theirFramesCountUntilTheyFinish() {
    try (Engine engine = Engine.builder().workers(1).build();
        Context context = newContext(engine)) {
      context.eval("let finished = 0; 0");
      long baseline = retained(context);
      context.eval(
          Source.of(
              "{" + PROGRAM.replace("let finished = 0;", "") + "globalThis.open = release }"));
      assertThat(retained(context) - baseline).isBetween(LOCALS_BYTES, 2 * LOCALS_BYTES);
      context.eval("open()");
      assertThat(context.eval("finished").asInt()).isEqualTo(TASKS);
      context.eval("globalThis.open = undefined");
      assertThat(retained(context) - baseline).isLessThan(NOISE_BYTES);
    }
  }

  @Test
  void theirFramesAreGivenBackWhenTheContextIsCancelled() throws InterruptedException {
    try (Engine engine = Engine.builder().workers(1).build()) {
      try (Context warm = newContext(engine)) {
        warm.eval(PROGRAM);
        retained(warm);
      }
      long baseline = usedByTheJvm();
      Context context = newContext(engine);
      context.eval(PROGRAM);
      assertThat(retained(context)).isGreaterThan(LOCALS_BYTES);
      assertThat(usedByTheJvm() - baseline).isGreaterThan(LOCALS_BYTES);
      context.cancel();
      context.close();
      assertThat(usedByTheJvm() - baseline).isLessThan(NOISE_BYTES);
      assertThat(context.state()).isEqualTo(Context.State.CLOSED);
    }
  }
}
