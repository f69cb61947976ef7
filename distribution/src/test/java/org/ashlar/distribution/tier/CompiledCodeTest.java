package org.ashlar.distribution.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.TerminationException;
import org.ashlar.distribution.kernel.Kernel;
import org.ashlar.distribution.kernel.KernelSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compiled code may cost, and that its loops can be ended. */
@Timeout(300)
class CompiledCodeTest {
  private static final long MEGABYTE = 1 << 20;
  private static final long PATIENCE = Duration.ofMinutes(2).toNanos();

  private static final String BODIES =
      """
      function Body(x, y, vx, vy, mass) {
        this.x = x; this.y = y; this.vx = vx; this.vy = vy; this.mass = mass;
      }
      function advance(bodies, dt) {
        for (var i = 0; i < bodies.length; i++) {
          var a = bodies[i];
          for (var j = i + 1; j < bodies.length; j++) {
            var b = bodies[j];
            var dx = a.x - b.x, dy = a.y - b.y;
            var d2 = dx * dx + dy * dy;
            var mag = dt / (d2 * Math.sqrt(d2));
            a.vx -= dx * b.mass * mag; a.vy -= dy * b.mass * mag;
            b.vx += dx * a.mass * mag; b.vy += dy * a.mass * mag;
          }
        }
        for (var k = 0; k < bodies.length; k++) {
          var c = bodies[k];
          c.x += dt * c.vx; c.y += dt * c.vy;
        }
      }
      function bench() {
        var bodies = [new Body(0.1, 0.2, 0.01, 0.02, 39.47), new Body(4.8, -1.1, 0.6, 2.8, 0.03),
            new Body(8.3, 4.1, -1.01, 1.8, 0.01), new Body(12.8, -15.1, 1.08, 0.8, 0.001)];
        for (var i = 0; i < 20000; i++) advance(bodies, 0.01);
        return bodies[0].x;
      }
      """;

  @Test
  void fieldsAndLocalsThatHoldDoublesAreNotBoxed() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Kernel kernel = Kernel.flat(KernelSettings.defaults());
        Engine engine = kernel.newEngineBuilder().option("vm.tier", "jit").build();
        Context context = engine.createContext()) {
      context.eval(BODIES);
      long start = System.nanoTime();
      long least = Long.MAX_VALUE;
      while (least >= MEGABYTE && System.nanoTime() - start < PATIENCE) {
        long before = threads.getTotalThreadAllocatedBytes();
        assertThat(context.eval("bench()").asDouble()).isNotNaN();
        least = Math.min(least, threads.getTotalThreadAllocatedBytes() - before);
      }
      assertThat(least).as("bytes of the leanest call").isLessThan(MEGABYTE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(function () { for (;;); })()",
        "(function () { for (var i = 0; ; i = (i + 1) & 1023); })()",
        "(function (a) { for (var i = 0; ; i = (i + 1) & 7) a[i] = a[i] + 1; })(new Int32Array(8))",
        "(function (a) { for (var i = 0; ; i = (i + 1) & 7) a[i] = a[7 - i]; })([1,2,3,4,5,6,7,8])",
        "(function () { function f(a) { return (a + 1) & 255; } for (var i = 0; ; ) i = f(i); })()",
        "(function () { function f(n) { return n === 0 ? 0 : f(n - 1); } for (;;) f(50); })()",
      })
  void anEndlessLoopEndsAtItsDeadlineAndOthersGoOn(String loop) {
    try (Kernel kernel = Kernel.flat(KernelSettings.defaults().withWorkers(2));
        Engine engine = kernel.newEngineBuilder().option("vm.tier", "jit").build();
        Context other = engine.createContext();
        Context context =
            engine.newContext().limits(l -> l.deadline(Duration.ofSeconds(2))).build()) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> context.eval(loop))
          .isInstanceOfSatisfying(
              TerminationException.class, end -> assertThat(end.isQuotaExceeded()).isTrue());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      assertThat(other.eval("6 * 7").asInt()).isEqualTo(42);
    }
  }
}
