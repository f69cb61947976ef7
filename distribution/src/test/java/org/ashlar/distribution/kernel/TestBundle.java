package org.ashlar.distribution.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.ashlar.distribution.kernel.fixture.CountingPlugin;
import org.ashlar.spi.PluginProvider;

/** Packs classes of the fixture package into a bundle. */
final class TestBundle {
  private static final String IMPORTS =
      "org.ashlar.api;version=\"[0.1,1)\",org.ashlar.spi;version=\"[0.1,1)\","
          + "org.ashlar.spi.host;version=\"[0.1,1)\",com.google.inject;version=\"[1.4,2)\",com.google.inject.binder";

  private final Map<String, String> headers = new TreeMap<>();
  private final List<Class<?>> classes = new ArrayList<>();

  private TestBundle(String name) {
    headers.put("Bundle-ManifestVersion", "2");
    headers.put("Bundle-SymbolicName", name);
    headers.put("Bundle-Version", "1.0.0");
    headers.put("Import-Package", IMPORTS);
    classes.add(CountingPlugin.class);
    classes.add(CountingPlugin.Running.class);
  }

  static TestBundle of(String name, Class<? extends PluginProvider> provider) {
    TestBundle bundle = new TestBundle(name).header(PluginProvider.PROVIDER_HEADER, provider);
    bundle.classes.add(provider);
    return bundle;
  }

  static TestBundle withModule(String name, Class<?> module) {
    TestBundle bundle = new TestBundle(name).header(PluginProvider.MODULE_HEADER, module);
    bundle.classes.add(module);
    return bundle;
  }

  private TestBundle header(String name, Class<?> type) {
    return header(name, type.getName());
  }

  TestBundle header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Path writeTo(Path jar) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Class<?> type : classes.stream().distinct().toList()) {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(entry));
        try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
          if (in == null) {
            throw new AssertionError(entry);
          }
          in.transferTo(out);
        }
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
