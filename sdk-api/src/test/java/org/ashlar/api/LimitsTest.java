package org.ashlar.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
  /** A clock that counts nanoseconds cannot tell times that are further away. */
  @Test
  void timesBeyondAnyClockAreRefused() {
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> Limits.builder().deadline(endless).build())
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTING))
        .satisfies(e -> assertThat(e.arguments().getFirst()).isEqualTo("limits.deadline"));
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> Limits.builder().cpu(endless).build())
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTING));
    Limits longest =
        Limits.builder().cpu(Limits.MAXIMUM_TIME).deadline(Limits.MAXIMUM_TIME).build();
    assertThat(longest.deadline()).isEqualTo(Limits.MAXIMUM_TIME);
  }
}
