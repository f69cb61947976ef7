package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.distribution.kernel.BundleStatus.State;
import org.ashlar.spi.vm.VmProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FlatKernelTest {
  @TempDir Path directory;

  @Test
  void theClassPathsPlugInsRunWithoutAFramework() throws IOException, InterruptedException {
    Path log = directory.resolve("classes.txt");
    String output =
        run("-Xlog:class+load:file=" + log, "--add-opens=java.base/java.lang=ALL-UNNAMED");
    assertThat(output).isEqualTo("42");
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).anyMatch(line -> line.contains("org.ashlar.distribution.kernel.Kernel "));
    assertThat(loaded)
        .noneMatch(line -> line.contains("org.apache.felix.") || line.contains("com.google."))
        .noneMatch(line -> line.contains(" org.osgi."));
  }

  @Test
  void withoutTheJdksInternalsThreadsCarryContextsAndOneLineSaysSo()
      throws IOException, InterruptedException {
    String output = run("-Djava.util.logging.SimpleFormatter.format=%5$s%n");
    assertThat(output.lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("Contexts run on threads"))
        .contains("42");
  }

  private static String run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** Evaluates one expression on a flat kernel. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      try (Kernel kernel = Kernel.flat(KernelSettings.defaults());
          Engine engine = kernel.newEngineBuilder().build();
          Context context = engine.createContext()) {
        System.out.println(context.eval("6 * 7").asInt());
      }
    }
  }

  @Test
  void aBundleTakesThePlaceOfAPlugInOfTheClassPath() throws IOException {
    Map<String, Path> bundles = RealBundles.writeTo(Files.createDirectory(directory.resolve("b")));
    try (Kernel kernel = Kernel.flat(KernelSettings.defaults().withWorkers(2));
        Engine engine = kernel.newEngineBuilder().build();
        Context old = engine.createContext()) {
      assertThat(kernel.bundles()).anyMatch(bundle -> bundle.name().equals("vm"));
      old.eval("var kept = 20; 0");
      VmProvider before = kernel.platform().services().require(VmProvider.class);
      kernel.swap("vm", bundles.get("vm"));
      VmProvider after = kernel.platform().services().require(VmProvider.class);
      assertThat(after.getClass().getClassLoader()).isNotSameAs(before.getClass().getClassLoader());
      try (Context fresh = engine.createContext()) {
        assertThat(fresh.eval("typeof kept").asString()).isEqualTo("undefined");
      }
      assertThat(old.eval("kept + 1").asInt()).isEqualTo(21);
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> kernel.swap("vm", bundles.get("gc")))
          .withMessageContaining("offers none of its services")
          .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SWAP_FAILED));
      assertThat(kernel.platform().services().require(VmProvider.class)).isSameAs(after);
      assertThat(kernel.bundles())
          .anySatisfy(
              bundle -> {
                assertThat(bundle.name()).isEqualTo("org.ashlar.vm-plugin");
                assertThat(bundle.state()).isEqualTo(State.ACTIVE);
              });
    }
  }
}
