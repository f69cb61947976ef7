package org.ashlar.example.memorystore;

import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.profile.ProfileStoreContract;

class MemoryStorePluginTest extends ProfileStoreContract {
  @Override
  protected PluginProvider provider() {
    return new MemoryStorePlugin();
  }
}
