package org.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLimitsTest {
  @ParameterizedTest
  @CsvSource({"PT0.0004S, 0 ms", "PT0.2S, 200 ms", "PT1S, 1 s", "PT1.25S, 1.25 s", "PT2M, 120 s"})
  void timesAreWrittenForPeople(Duration time, String text) {
    assertThat(TimeLimits.text(time)).isEqualTo(text);
  }
}
