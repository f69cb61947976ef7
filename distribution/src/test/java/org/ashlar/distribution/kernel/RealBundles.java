package org.ashlar.distribution.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.ashlar.engine.Platform;
import org.ashlar.spi.PluginProvider;

/** The bundles of the plug-ins on the tests' class path, which are jars or folders of classes. */
final class RealBundles {
  private RealBundles() {}

  /** Puts the bundle of each plug-in into a directory; the result names them by plug-in. */
  static Map<String, Path> writeTo(Path directory) throws IOException {
    Map<String, Path> bundles = new LinkedHashMap<>();
    for (PluginProvider provider : Platform.discover(RealBundles.class.getClassLoader())) {
      Path target = directory.resolve(provider.name() + ".jar");
      bundles.put(provider.name(), pack(origin(provider.getClass()), target));
    }
    return bundles;
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Path pack(Path origin, Path target) throws IOException {
    if (Files.isRegularFile(origin)) {
      return Files.copy(origin, target);
    }
    Manifest manifest;
    try (InputStream in = Files.newInputStream(origin.resolve(JarFile.MANIFEST_NAME))) {
      manifest = new Manifest(in);
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(origin)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    try (OutputStream file = Files.newOutputStream(target);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Path each : files) {
        String name = origin.relativize(each).toString();
        if (!name.equals(JarFile.MANIFEST_NAME)) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(each, out);
          out.closeEntry();
        }
      }
    }
    return target;
  }
}
