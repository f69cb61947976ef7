package org.ashlar.distribution.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ashlar.api.AshlarException;
import org.ashlar.api.SourceLocation;
import org.ashlar.spi.jit.TierEvent;
import org.junit.jupiter.api.Test;

class TierLogTest {
  private static final TierEvent.Unit UNIT = TierEvent.Unit.FUNCTION;
  private static final TierEvent.Cause CAUSE = TierEvent.Cause.HOT_CALLS;

  private final List<String> lines = new ArrayList<>();

  private TierLog log(String... arguments) {
    return Objects.requireNonNull(
        TierLog.of(CommandLine.parse(List.of(arguments)), lines::add), "no log");
  }

  private static SourceLocation at(int line) {
    return new SourceLocation("a.js", line, 1);
  }

  private static void fill(TierLog log) {
    for (int line = 1; line <= 4; line++) {
      log.happened(new TierEvent.Requested("f" + line, at(line), UNIT, CAUSE, 512));
    }
    log.happened(new TierEvent.Compiled("f1", at(1), UNIT, CAUSE, 512, 2_500_000, 40, 3000));
    log.happened(new TierEvent.Declined("f2", at(2), UNIT, "too large", true));
    log.happened(new TierEvent.Compiled("f3", at(3), UNIT, CAUSE, 512, 1_000_000, 40, 3000));
    log.happened(new TierEvent.Declined("f3", at(3), TierEvent.Unit.LOOP, "too large", true));
    log.happened(new TierEvent.Left("f1", at(1), at(1), "ADD", "wants an int", 5));
    log.happened(new TierEvent.Dropped("f1", at(1), at(1)));
    log.close();
  }

  @Test
  void eachHotFunctionCountsOnceInTheSummary() {
    fill(log("--jit-log=summary"));
    assertThat(lines)
        .containsExactly("[jit] hot 4, compiled 2 (50 %); not: too large 1, still waiting 1");
  }

  @Test
  void compilationsAreLoggedWithoutExits() {
    fill(log("--jit-log"));
    assertThat(lines)
        .hasSize(5)
        .first()
        .isEqualTo(
            "[jit] compiled f1 (a.js:1:1), hot calls 512, 2.5 ms, 40 bytes of bytecode,"
                + " 3000 bytes of class");
    assertThat(lines.get(1)).isEqualTo("[jit] declined f2 (a.js:2:1): too large");
  }

  @Test
  void exitsAreTracedAlone() {
    fill(log("--trace-deopt"));
    assertThat(lines)
        .containsExactly(
            "[jit] exit f1 (a.js:1:1) at a.js:1:1 ADD: wants an int, time 5",
            "[jit] dropped f1 (a.js:1:1) for its exits at a.js:1:1");
  }

  @Test
  void nothingIsLoggedUnasked() {
    assertThat(TierLog.of(CommandLine.parse(List.of()), lines::add)).isNull();
    assertThatThrownBy(() -> log("--jit-log=some")).isInstanceOf(AshlarException.class);
  }
}
