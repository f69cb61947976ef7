package org.ashlar.distribution.tier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.spi.jit.TierEvent;
import org.ashlar.spi.jit.TierListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of sites in compiled code: they are not left, and do not allocate. */
@Timeout(300)
class CompiledSitesTest {
  private static final long PATIENCE = Duration.ofMinutes(2).toNanos();
  private static final int QUIET_ROUNDS = 20;

  private final List<TierEvent> events = new CopyOnWriteArrayList<>();

  /**
   * Runs {@code bench()} until a number of rounds in a row neither compiled nor left a function and
   * the leanest call allocated less than a limit.
   */
  private void settles(String program, String function, long bytes) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Engine engine =
            Engine.builder().callerDriven().service(TierListener.class, events::add).build();
        Context context = engine.createContext()) {
      context.eval(program);
      double expected = context.eval("bench()").asDouble();
      long start = System.nanoTime();
      int quiet = 0;
      long least = Long.MAX_VALUE;
      while ((quiet < QUIET_ROUNDS || least > bytes || !isCompiled(function))
          && System.nanoTime() - start < PATIENCE) {
        int seen = events.size();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(context.eval("bench()").asDouble()).isEqualTo(expected);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        quiet = events.size() == seen ? quiet + 1 : 0;
      }
      assertThat(isCompiled(function)).as("%s is compiled", function).isTrue();
      assertThat(quiet)
          .as("rounds without events, of %s", events)
          .isGreaterThanOrEqualTo(QUIET_ROUNDS);
      assertThat(least).as("bytes of the leanest call").isLessThanOrEqualTo(bytes);
    }
  }

  private boolean isCompiled(String function) {
    return events.stream()
        .anyMatch(e -> e instanceof TierEvent.Compiled && e.function().equals(function));
  }

  @Test
  void fourClassesAtOneSiteAreTestedInPlace() {
    settles(
        """
        function A(v) { this.v = v; } A.prototype.step = function (k) { return this.v + k; };
        function B(v) { this.w = 1; this.v = v; } B.prototype.step = function (k) { return this.v - k; };
        function C(v) { this.x = 1; this.v = v; } C.prototype.step = function (k) { return this.v ^ k; };
        function D(v) { this.y = 1; this.v = v; } D.prototype.step = function (k) { return this.v & k; };
        var objects = [];
        for (var i = 0; i < 8; i++) objects.push(new A(i), new B(i), new C(i), new D(i));
        function run(os) {
          var s = 0;
          for (var i = 0; i < 20000; i++) { var o = os[i & 31]; s = (s + o.step(i & 7) + o.v) & 65535; }
          return s;
        }
        function bench() { return run(objects); }
        """,
        "run",
        16 << 10);
  }

  @Test
  void anObjectThatDoesNotEscapeItsConstructionIsNotMade() {
    settles(
        """
        function P(x, y) { this.x = x; this.y = y; }
        function run(n) {
          var s = 0;
          for (var i = 0; i < n; i++) { var p = new P(i, 1); s = (s + p.x + p.y) & 65535; }
          return s;
        }
        function bench() { return run(20000); }
        """,
        "run",
        64 << 10);
  }

  @Test
  void aLiteralThatDoesNotEscapeIsNotMade() {
    settles(
        """
        function run(n) {
          var s = 0;
          for (var i = 0; i < n; i++) { var o = { a: i, b: 1.5, c: null }; s = (s + o.a + (o.b < 2 ? 1 : 2)) & 65535; }
          return s;
        }
        function bench() { return run(20000); }
        """,
        "run",
        64 << 10);
  }
}
