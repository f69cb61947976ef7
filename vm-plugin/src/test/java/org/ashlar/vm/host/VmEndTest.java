package org.ashlar.vm.host;

import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.vm.VmEndContract;

class VmEndTest extends VmEndContract {
  @Override
  protected PluginProvider provider() {
    return new VmPlugin();
  }
}
