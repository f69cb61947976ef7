package org.ashlar.engine.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;

/** A plug-in that notes what is done to it. */
class FakePlugin implements PluginProvider, Plugin {
  final List<String> events = new ArrayList<>();
  private final Map<Class<?>, Object> services;

  FakePlugin(Map<Class<?>, Object> services) {
    this.services = services;
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Set<String> options() {
    return Set.of("depth", "width");
  }

  @Override
  public List<SpiVersion.Requirement> requirements() {
    return List.of();
  }

  @Override
  public Plugin start(PluginConfiguration configuration, Services others) {
    events.add("start");
    return this;
  }

  @Override
  public Map<Class<?>, Object> services() {
    return services;
  }

  @Override
  public Map<String, Object> handOver() {
    events.add("handOver");
    return Map.of("resource", "one");
  }

  @Override
  public void takeBack(Map<String, Object> resources) {
    events.add("takeBack " + resources.get("resource"));
  }

  @Override
  public void close() {
    events.add("close");
  }
}
