package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Language;
import org.ashlar.distribution.kernel.BundleStatus.State;
import org.ashlar.distribution.kernel.fixture.BrokenPlugin;
import org.ashlar.distribution.kernel.fixture.CountingModule;
import org.ashlar.distribution.kernel.fixture.CountingPlugin;
import org.ashlar.distribution.kernel.fixture.FuturePlugin;
import org.ashlar.distribution.kernel.fixture.UnlinkedPlugin;
import org.ashlar.spi.host.ConsoleSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KernelTest {
  @TempDir Path directory;

  private final List<AshlarException> problems = new ArrayList<>();

  private Kernel kernel() {
    return Kernel.onFelix(
        KernelSettings.defaults().withBundles(directory).withProblems(problems::add));
  }

  private Path counting() {
    return TestBundle.of("org.example.counting", CountingPlugin.class)
        .writeTo(directory.resolve("counting.jar"));
  }

  private static @Nullable ConsoleSink service(Kernel kernel) {
    return kernel.platform().services().slot(ConsoleSink.class).current();
  }

  private static ConsoleSink required(Kernel kernel) {
    return kernel.platform().services().require(ConsoleSink.class);
  }

  @Test
  void bundlesOfTheDirectoryAreInstalledAndStarted() {
    counting();
    try (Kernel kernel = kernel()) {
      assertThat(kernel.bundles())
          .singleElement()
          .satisfies(
              bundle -> {
                assertThat(bundle.name()).isEqualTo("org.example.counting");
                assertThat(bundle.plugin()).isEqualTo("counting");
                assertThat(bundle.state()).isEqualTo(State.ACTIVE);
              });
      // The same class stands on the class path of the tests; this one is the bundle's.
      assertThat(required(kernel).getClass()).isNotEqualTo(CountingPlugin.Running.class);
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void aGuiceModuleBindsTheFactory() {
    TestBundle.withModule("org.example.guice", CountingModule.class)
        .writeTo(directory.resolve("guice.jar"));
    try (Kernel kernel = kernel()) {
      assertThat(problems).isEmpty();
      assertThat(service(kernel)).isNotNull();
    }
  }

  @Test
  void aBundleThatDoesNotStartIsReportedInOneSentenceAndTheRestRuns() throws IOException {
    TestBundle.of("org.example.broken", BrokenPlugin.class)
        .writeTo(directory.resolve("a-broken.jar"));
    Files.writeString(directory.resolve("b-garbage.jar"), "no jar at all");
    counting();
    try (Kernel kernel = kernel()) {
      assertThat(problems).hasSize(2);
      assertThat(problems)
          .anySatisfy(
              problem ->
                  assertThat(problem.message(Language.ENGLISH))
                      .isEqualTo(
                          "Bundle 'org.example.broken' did not start: the left hinge is missing."));
      assertThat(problems)
          .anySatisfy(problem -> assertThat(problem.getMessage()).contains("it is no jar"));
      assertThat(kernel.bundles())
          .filteredOn(bundle -> bundle.state() == State.FAILED)
          .hasSize(2)
          .allSatisfy(bundle -> assertThat(bundle.problem()).isNotEmpty());
      assertThat(service(kernel)).isNotNull();
    }
  }

  @Test
  void aWrongSpiVersionIsRefusedWithTheWantedAndThePresentOne() {
    TestBundle.of("org.example.old", CountingPlugin.class)
        .header(
            "Import-Package",
            "org.ashlar.spi;version=\"[0.1,1)\",org.ashlar.spi.host;version=\"[7,8)\"")
        .writeTo(directory.resolve("imports.jar"));
    TestBundle.of("org.example.future", FuturePlugin.class)
        .writeTo(directory.resolve("requires.jar"));
    try (Kernel kernel = kernel()) {
      assertThat(service(kernel)).isNull();
      assertThat(problems)
          .hasSize(2)
          .allSatisfy(
              problem -> {
                assertThat(problem.code()).isEqualTo(ErrorCode.SPI_VERSION_MISMATCH);
                assertThat(problem.getMessage())
                    .contains("org.ashlar.spi.host", "[7", ",8", "present is 0.1.0");
              });
    }
  }

  @Test
  void aMissingPackageIsNamed() {
    TestBundle.of("org.example.lost", CountingPlugin.class)
        .header("Import-Package", "org.ashlar.spi,org.example.absent")
        .writeTo(directory.resolve("lost.jar"));
    try (Kernel kernel = kernel()) {
      assertThat(kernel.bundles()).hasSize(1);
      assertThat(problems)
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo(ErrorCode.BUNDLE_UNRESOLVED);
                assertThat(problem.getMessage()).contains("org.example.absent");
              });
    }
  }

  @Test
  void aBundleIsStoppedAndStartedAgain() {
    counting();
    try (Kernel kernel = kernel()) {
      kernel.stop("counting");
      assertThat(service(kernel)).isNull();
      assertThat(kernel.bundles().getFirst().state()).isIn(State.STOPPED, State.RETIRING);
      kernel.start("org.example.counting");
      assertThat(service(kernel)).isNotNull();
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> kernel.stop("nonsense"))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUNDLE_NOT_FOUND));
    }
  }

  @Test
  void aSwapHandsOverWhatExistsOnce() {
    Path jar = counting();
    try (Kernel kernel = kernel()) {
      ConsoleSink old = required(kernel);
      old.print(ConsoleSink.Level.LOG, "one");
      kernel.swapAndRetire("counting", jar).toCompletableFuture().join();
      ConsoleSink fresh = required(kernel);
      assertThat(fresh.getClass()).isNotEqualTo(old.getClass());
      fresh.print(ConsoleSink.Level.LOG, "two");
      assertThat(fresh).extracting("count").hasToString("2");
      assertThat(kernel.bundles()).hasSize(1);
    }
  }

  /** Or who asked for it through the control socket would get no answer. */
  @Test
  void aPluginWithoutItsLibraryIsReportedHoweverItIsStarted() {
    Path jar =
        TestBundle.of("org.example.unlinked", UnlinkedPlugin.class)
            .writeTo(directory.resolve("unlinked.jar"));
    try (Kernel kernel = kernel()) {
      assertThat(problems).hasSize(1);
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> kernel.start("unlinked"))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUNDLE_START_FAILED))
          .withMessageContaining("org/example/Hinge");
      assertThat(problems).hasSize(2);
    }
    try (Kernel empty = Kernel.flat(KernelSettings.defaults())) {
      int before = empty.bundles().size();
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> empty.install(jar))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BUNDLE_START_FAILED));
      assertThat(empty.bundles()).hasSize(before);
    }
  }

  @Test
  void aSwapThatFailsLeavesTheOldOneRunning() {
    counting();
    Path broken =
        TestBundle.of("org.example.counting", BrokenPlugin.class)
            .writeTo(directory.resolve("new.jar.broken"));
    try (Kernel kernel = kernel()) {
      ConsoleSink old = required(kernel);
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> kernel.swap("counting", broken))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SWAP_FAILED));
      assertThat(service(kernel)).isSameAs(old);
      old.print(ConsoleSink.Level.LOG, "still there");
      assertThat(kernel.bundles()).hasSize(1);
    }
  }

  @Test
  void nothingIsLeftOfAKernelThatCouldNotStart() {
    long before = frameworkThreads();
    KernelSettings settings =
        KernelSettings.defaults()
            .withBundles(directory.resolve("absent"))
            .withProblems(problems::add);
    assertThatExceptionOfType(AshlarException.class).isThrownBy(() -> Kernel.onFelix(settings));
    assertThat(frameworkThreads()).isEqualTo(before);
  }

  private static long frameworkThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("Felix"))
        .count();
  }

  @Test
  void exportsAreReadFromManifestHeaders() {
    List<ManifestHeader.Clause> clauses =
        ManifestHeader.parse("a.b;c.d;version=\"1.2\";uses:=\"x,y;z\", e ; version=3");
    assertThat(clauses).hasSize(2);
    assertThat(clauses.get(0).names()).containsExactly("a.b", "c.d");
    assertThat(clauses.get(0).parameter("version", "0")).isEqualTo("1.2");
    assertThat(clauses.get(1).names()).containsExactly("e");
    assertThat(clauses.get(1).parameter("version", "0")).isEqualTo("3");
  }
}
