package org.ashlar.example.simulated;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.ashlar.engine.Platform;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.io.IoPlugin;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.io.IoProvider;
import org.ashlar.vm.host.VmPlugin;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs with files see the same in the simulated world and in the real one. */
@Timeout(120)
class FileProgramsTest {
  private static final Path PROGRAMS = Path.of("src/test/resources/programs");

  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicTest> simulated() throws IOException {
    return programs()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    name(file), () -> run(file, new SimulatedPlugin(), "/work")));
  }

  @TestFactory
  Stream<DynamicTest> real() throws IOException {
    return programs()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    name(file),
                    () ->
                        run(
                            file,
                            new IoPlugin(),
                            Files.createTempDirectory(temporary, "files").toString())));
  }

  private static Stream<Path> programs() throws IOException {
    try (Stream<Path> found = Files.list(PROGRAMS)) {
      List<Path> files = found.filter(file -> name(file).endsWith(".mjs")).sorted().toList();
      assertThat(files).isNotEmpty();
      return files.stream();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static void run(Path program, PluginProvider world, String directory) throws Exception {
    try (Platform platform = platform(world);
        Engine engine = platform.newEngineBuilder().build();
        Context context = newContext(engine, directory)) {
      context.eval(Files.readString(PROGRAMS.resolve("prelude.js")));
      context.eval("const simulated = " + (world instanceof SimulatedPlugin));
      Source module = Source.of(Source.Kind.MODULE, name(program), Files.readString(program));
      context.evalAsync(module).toCompletableFuture().get(60, TimeUnit.SECONDS);
      context.whenIdle().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
  }

  private static Platform platform(PluginProvider world) {
    Platform platform = new Platform(Schedulers.shared(), false, Map.of());
    platform.plugins().start(new VmPlugin());
    platform.plugins().start(world);
    return platform;
  }

  private static Context newContext(Engine engine, String directory) {
    return engine
        .newContext()
        .hook(PermissionPolicy.class, PermissionPolicy.allowAll())
        .function("directory", arguments -> directory)
        .build();
  }

  @Test
  void workersHandTheirOutputToThePlugInInOrder() {
    try (Platform platform = platform(new SimulatedPlugin());
        Engine engine = platform.newEngineBuilder().build();
        Context context = newContext(engine, "/work")) {
      SimulatedStreams streams =
          (SimulatedStreams) platform.services().require(IoProvider.class).streams();
      context.eval(
          """
          for (let i = 0; i < 1000; i++) {
            if (i % 2) console.log(i); else process.stdout.write(i + '\\n');
          }
          console.error('done');
          """);
      String numbers = IntStream.range(0, 1_000).mapToObj(i -> i + "\n").collect(joining());
      assertThat(streams.written(StandardStreams.Output.OUT)).isEqualTo(numbers);
      assertThat(streams.written(StandardStreams.Output.ERROR)).isEqualTo("done\n");
    }
  }
}
