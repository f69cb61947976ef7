package org.ashlar.example.rhino;

import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.vm.VmEndContract;

class RhinoEndTest extends VmEndContract {
  @Override
  protected PluginProvider provider() {
    return new RhinoPlugin();
  }

  /** Rhino finds its context by the thread, which it therefore keeps until the job ends. */
  @Override
  protected boolean yieldsInsideJobs() {
    return false;
  }

  @Override
  protected boolean limitsMemory() {
    return false;
  }
}
