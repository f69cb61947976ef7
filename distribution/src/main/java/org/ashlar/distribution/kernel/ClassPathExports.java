package org.ashlar.distribution.kernel;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.ashlar.spi.PluginProvider;
import org.jspecify.annotations.Nullable;

/**
 * The packages of the kernel's class path that bundles may import: those of every jar that says it
 * is a bundle and is no plug-in, with the versions it gives them, and those of jars that are no
 * bundles. So a library with native code, such as RocksDB, is loaded once, by one class loader,
 * whatever is swapped.
 */
final class ClassPathExports {
  /** What the framework offers by itself, and what is the kernel's own. */
  private static final List<String> NEVER =
      List.of("org.osgi.", "org.apache.felix.", "org.ashlar.distribution.");

  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Set<Path> libraries = new HashSet<>();

  ClassPathExports() {
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
      if (!entry.isEmpty()) {
        add(Path.of(entry).toAbsolutePath().normalize());
      }
    }
  }

  private void add(Path entry) {
    try {
      if (Files.isDirectory(entry)) {
        Path manifest = entry.resolve(JarFile.MANIFEST_NAME);
        if (Files.exists(manifest)) {
          try (InputStream stream = Files.newInputStream(manifest)) {
            addExports(new Manifest(stream));
          }
        }
      } else if (Files.isRegularFile(entry)) {
        try (JarFile jar = new JarFile(entry.toFile(), false)) {
          Manifest manifest = jar.getManifest();
          addExports(manifest);
          if (!isBundle(manifest)) {
            packagesOf(jar).forEach(name -> offer(name, "0.0.0"));
          }
          if (manifest == null || !isPlugin(manifest)) {
            libraries.add(entry);
          }
        }
      }
    } catch (IOException e) {
      // What cannot be read offers nothing; a bundle that needs it will say what it is missing.
      return;
    }
  }

  private void addExports(@Nullable Manifest manifest) {
    if (manifest == null || isPlugin(manifest)) {
      return;
    }
    String exports = manifest.getMainAttributes().getValue("Export-Package");
    if (exports != null) {
      for (ManifestHeader.Clause clause : ManifestHeader.parse(exports)) {
        for (String name : clause.names()) {
          offer(name, clause.parameter("version", "0.0.0"));
        }
      }
    }
  }

  private void offer(String packageName, String version) {
    if (NEVER.stream().noneMatch(packageName::startsWith)) {
      versions.putIfAbsent(packageName, version);
    }
  }

  private static boolean isBundle(@Nullable Manifest manifest) {
    return manifest != null && manifest.getMainAttributes().getValue("Bundle-SymbolicName") != null;
  }

  private static boolean isPlugin(Manifest manifest) {
    return manifest.getMainAttributes().getValue(PluginProvider.MODULE_HEADER) != null
        || manifest.getMainAttributes().getValue(PluginProvider.PROVIDER_HEADER) != null;
  }

  /** True if a jar of the bundle directory also stands on the class path and is no plug-in. */
  boolean covers(Path jar) {
    return libraries.contains(jar.toAbsolutePath().normalize());
  }

  private static TreeSet<String> packagesOf(JarFile file) {
    TreeSet<String> names = new TreeSet<>();
    file.stream()
        .map(JarEntry::getName)
        .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
        .filter(name -> name.indexOf('/') > 0)
        .forEach(name -> names.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.')));
    return names;
  }

  /** The packages in the form of Felix's setting. */
  String header() {
    List<String> clauses = new ArrayList<>();
    versions.forEach((name, version) -> clauses.add(name + ";version=\"" + version + "\""));
    return String.join(",", clauses);
  }
}
