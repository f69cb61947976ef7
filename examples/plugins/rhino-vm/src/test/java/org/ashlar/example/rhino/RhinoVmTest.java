package org.ashlar.example.rhino;

import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.vm.VmContract;

class RhinoVmTest extends VmContract {
  @Override
  protected PluginProvider provider() {
    return new RhinoPlugin();
  }
}
