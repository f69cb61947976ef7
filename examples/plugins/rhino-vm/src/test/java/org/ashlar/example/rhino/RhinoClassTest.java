package org.ashlar.example.rhino;

import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.object.ClassContract;

class RhinoClassTest extends ClassContract {
  @Override
  protected PluginProvider provider() {
    return new RhinoPlugin();
  }
}
