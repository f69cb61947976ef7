package org.ashlar.vm.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.ashlar.vm.code.Opcode;
import org.junit.jupiter.api.Test;

class QuickTest {
  @Test
  void everyVariantHasALength() {
    int[] lengths = Quick.lengths();

    assertThat(IntStream.range(Quick.ADD_OF_INTS, lengths.length))
        .isNotEmpty()
        .allSatisfy(variant -> assertThat(lengths[variant]).as("variant %d", variant).isPositive());
  }

  @Test
  void variantsLeaveTheLengthsOfOpcodesAlone() {
    int[] lengths = Quick.lengths();

    assertThat(Opcode.values())
        .allSatisfy(
            opcode ->
                assertThat(lengths[opcode.code()]).as(opcode.name()).isEqualTo(opcode.length()));
  }
}
