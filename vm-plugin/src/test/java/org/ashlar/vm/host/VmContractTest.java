package org.ashlar.vm.host;

import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.vm.VmContract;

class VmContractTest extends VmContract {
  @Override
  protected PluginProvider provider() {
    return new VmPlugin();
  }
}
