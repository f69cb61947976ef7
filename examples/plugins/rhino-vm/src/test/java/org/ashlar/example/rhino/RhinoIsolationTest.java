package org.ashlar.example.rhino;

import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.vm.VmIsolationContract;

class RhinoIsolationTest extends VmIsolationContract {
  @Override
  protected PluginProvider provider() {
    return new RhinoPlugin();
  }
}
