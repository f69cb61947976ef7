package org.ashlar.jit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormsTest {
  private static final int[] ALL = {
    Forms.BOX,
    Forms.INT,
    Forms.DOUBLE,
    Forms.TRUTH,
    Forms.BOX | Forms.INT,
    Forms.BOX | Forms.DOUBLE,
    Forms.INT | Forms.DOUBLE,
    Forms.BOX | Forms.TRUTH,
    Forms.BOX | Forms.INT | Forms.DOUBLE
  };

  @Test
  void whatIsKnownOnBothEdgesIsKept() {
    assertThat(Forms.merge(Forms.BOX | Forms.INT, Forms.INT, false)).isEqualTo(Forms.INT);
    assertThat(Forms.merge(Forms.UNKNOWN, Forms.TRUTH, true)).isEqualTo(Forms.TRUTH);
  }

  @Test
  void numbersMeetAsDoublesAndTruthsAreBoxed() {
    assertThat(Forms.merge(Forms.INT, Forms.DOUBLE, false)).isEqualTo(Forms.DOUBLE);
    assertThat(Forms.merge(Forms.TRUTH, Forms.INT, true)).isEqualTo(Forms.BOX);
  }

  @Test
  void onlyLoopHeadersUnbox() {
    assertThat(Forms.merge(Forms.BOX, Forms.INT, false)).isEqualTo(Forms.BOX);
    assertThat(Forms.merge(Forms.BOX, Forms.INT, true)).isEqualTo(Forms.INT);
    assertThat(Forms.merge(Forms.BOX, Forms.DOUBLE, true)).isEqualTo(Forms.DOUBLE);
  }

  /** The order of edges must not matter, and some form always remains. */
  @Test
  void mergingIsSymmetricAndLeavesAForm() {
    for (int left : ALL) {
      for (int right : ALL) {
        for (boolean speculate : new boolean[] {false, true}) {
          int merged = Forms.merge(left, right, speculate);
          assertThat(merged).isNotZero().isEqualTo(Forms.merge(right, left, speculate));
          assertThat(Forms.merge(left, left, speculate)).isEqualTo(left);
        }
      }
    }
  }
}
