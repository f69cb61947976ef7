package org.ashlar.profiler.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.spi.profile.Sample;
import org.junit.jupiter.api.Test;

class ProfileCodecTest {
  private static final List<Sample> SAMPLES =
      List.of(
          new Sample(
              7,
              "c",
              List.of(
                  new StackFrame(
                      "f", new SourceLocation("主.js", 2, 9), new SourceLocation("主.js", 1, 1)),
                  new StackFrame("", null)),
              true),
          new Sample(9, "d", List.of(), false));

  @Test
  void aBatchComesBack() {
    assertThat(ProfileCodec.samples(ProfileCodec.encode(SAMPLES))).isEqualTo(SAMPLES);
  }

  @Test
  void damagedRecordsAreSkippedAndNeverThrow() {
    byte[] whole = ProfileCodec.encode(SAMPLES);
    for (int length = 0; length < whole.length; length++) {
      assertThat(ProfileCodec.samples(Arrays.copyOf(whole, length))).isEmpty();
      assertThat(ProfileCodec.session(Arrays.copyOf(whole, length))).isNull();
    }
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) 0xFF;
      assertThat(ProfileCodec.samples(flipped)).hasSizeLessThanOrEqualTo(SAMPLES.size());
    }
  }
}
