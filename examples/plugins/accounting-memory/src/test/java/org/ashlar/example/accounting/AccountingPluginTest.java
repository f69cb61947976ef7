package org.ashlar.example.accounting;

import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.memory.MemoryGovernorContract;

class AccountingPluginTest extends MemoryGovernorContract {
  @Override
  protected PluginProvider provider() {
    return new AccountingPlugin();
  }
}
