package org.ashlar.example.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.memory.GuestHeap;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.spi.memory.MemoryAccount.Verdict;
import org.ashlar.spi.memory.MemoryGovernorContract;
import org.junit.jupiter.api.Test;

class AccountingPluginTest extends MemoryGovernorContract {
  @Override
  protected PluginProvider provider() {
    return new AccountingPlugin();
  }

  /** A heap that must not be walked. */
  private static final class ClosedHeap implements GuestHeap {
    @Override
    public void roots(References references) {
      throw new AssertionError("somebody walks");
    }

    @Override
    public long visit(Object node, References references) {
      throw new AssertionError("somebody walks");
    }
  }

  @Test
  void allThatIsAllocatedCountsAndNothingIsWalked() {
    try (MemoryAccount account = open(MEBIBYTE, new ClosedHeap())) {
      long bytes = 0;
      while (bytes + 4_000 <= MEBIBYTE) {
        assertThat(account.report(4_000)).isEqualTo(Verdict.PROCEED);
        bytes += 4_000;
      }
      assertThat(account.trace()).isEqualTo(Verdict.PROCEED);
      assertThat(account.retainedBytes()).isEqualTo(-1);
      assertThat(account.report(4_000)).isEqualTo(Verdict.STOP);
      assertThat(account.trace()).isEqualTo(Verdict.STOP);
    }
  }
}
