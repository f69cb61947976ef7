package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ashlar.distribution.kernel.fixture.CountingModule;
import org.ashlar.distribution.kernel.fixture.CountingPlugin;
import org.ashlar.spi.host.ConsoleSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a swap the old bundle's classes can go; one reference held on purpose shows the test works.
 */
@Timeout(300)
class ClassLoaderReleaseTest {
  private static final int SWAPS = 100;

  @TempDir Path directory;

  @Test
  void everyClassLoaderIsCollectedAfterTwoHundredSwaps() {
    Path plain =
        TestBundle.of("org.example.counting", CountingPlugin.class)
            .writeTo(directory.resolve("counting.jar"));
    Path guice =
        TestBundle.withModule("org.example.counting", CountingModule.class)
            .writeTo(directory.resolve("guice.jar.other"));
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    try (Kernel kernel = Kernel.onFelix(KernelSettings.defaults().withBundles(directory))) {
      for (int swap = 0; swap < SWAPS; swap++) {
        swap(kernel, plain, loaders);
        swap(kernel, guice, loaders);
      }
      assertThat(loaders).hasSize(2 * SWAPS);
      assertAllCollected(loaders);
    }
  }

  @Test
  void oneHeldReferenceIsFound() {
    Path jar =
        TestBundle.of("org.example.counting", CountingPlugin.class)
            .writeTo(directory.resolve("counting.jar"));
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    try (Kernel kernel = Kernel.onFelix(KernelSettings.defaults().withBundles(directory))) {
      swap(kernel, jar, loaders);
      ConsoleSink held = kernel.platform().services().require(ConsoleSink.class);
      swap(kernel, jar, loaders);
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> assertAllCollected(loaders))
          .withMessageContaining("1 of 2");
      assertThat(held.toString()).isNotEmpty();
    }
  }

  private static void swap(Kernel kernel, Path jar, List<WeakReference<ClassLoader>> loaders) {
    ConsoleSink old = kernel.platform().services().require(ConsoleSink.class);
    loaders.add(new WeakReference<>(old.getClass().getClassLoader()));
    kernel.swapAndRetire("counting", jar).toCompletableFuture().join();
    kernel.platform().services().require(ConsoleSink.class).print(ConsoleSink.Level.LOG, "x");
  }

  private static void assertAllCollected(List<WeakReference<ClassLoader>> loaders) {
    long left = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 10 && left > 0; attempt++) {
      System.gc();
      left = loaders.stream().filter(reference -> reference.get() != null).count();
    }
    assertThat(left).as("%s of %s class loaders are still there", left, loaders.size()).isZero();
  }
}
