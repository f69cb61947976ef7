package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.ashlar.distribution.cli.Main;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs run the same from bundles as from the class path. */
@Timeout(120)
class FelixBootTest {
  @TempDir Path home;

  private String run(String... options) throws IOException, InterruptedException {
    Path program = home.resolve("program.js");
    Files.writeString(
        program, "setTimeout(() => console.log('late', [1, 2].map((x) => x * 2)), 5);");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=deny",
                "-Dashlar.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(options));
    command.add(program.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void bothWaysToBootRunAProgramAlike() throws IOException, InterruptedException {
    RealBundles.writeTo(Files.createDirectory(home.resolve("bundles")));
    assertThat(run("--boot=felix")).isEqualTo("late [ 2, 4 ]");
    assertThat(run("--boot=flat")).isEqualTo("late [ 2, 4 ]");
  }

  @Test
  void aBrokenBundleIsOneLineAndTheProgramRuns() throws IOException, InterruptedException {
    RealBundles.writeTo(Files.createDirectory(home.resolve("bundles")));
    Files.writeString(home.resolve("bundles/broken.jar"), "no jar");
    assertThat(run("--boot=felix").lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("ashlar: Bundle 'broken.jar' did not start"))
        .contains("late [ 2, 4 ]");
  }

  /** The manifest asks for the scheduler's contract, so Felix resolves the bundle only with it. */
  @Test
  @Requirement("V8-1.1")
  void theVirtualMachineImportsTheScheduler() throws IOException {
    Path bundles = Files.createDirectory(home.resolve("bundles"));
    Path jar = RealBundles.writeTo(bundles).get("vm");
    assertThat(jar).isNotNull();
    try (JarFile file = new JarFile(jar.toFile())) {
      assertThat(file.getManifest().getMainAttributes().getValue("Import-Package"))
          .contains("org.ashlar.spi.schedule;version=");
    }
    try (Kernel kernel = Kernel.onFelix(KernelSettings.defaults().withBundles(bundles))) {
      assertThat(kernel.bundles())
          .anyMatch(
              bundle ->
                  bundle.name().equals("org.ashlar.vm-plugin")
                      && bundle.state() == BundleStatus.State.ACTIVE);
    }
  }
}
