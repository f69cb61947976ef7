package org.ashlar.vm.host;

import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.vm.VmIsolationContract;

class VmIsolationTest extends VmIsolationContract {
  @Override
  protected PluginProvider provider() {
    return new VmPlugin();
  }
}
