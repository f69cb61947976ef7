package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite of scripts passes whatever the number of workers, all scripts at once. */
@Timeout(300)
class WorkersTest {
  private static final Path SCRIPTS = Path.of("../vm-plugin/src/test/resources/js");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  @Requirement("JC-1.2.1")
  void everyScriptPasses(int workers) throws Exception {
    Map<Path, CompletableFuture<Value>> results = new LinkedHashMap<>();
    try (Engine engine = Engine.builder().workers(workers).build()) {
      for (Path script : scripts()) {
        Context context = engine.newContext().name(script.toString()).build();
        results.put(
            script,
            context.evalAsync(Source.file(Source.Kind.SCRIPT, script)).toCompletableFuture());
      }
      for (Map.Entry<Path, CompletableFuture<Value>> each : results.entrySet()) {
        assertThat(each.getValue().handle((value, failure) -> failure))
            .as(() -> each.getKey() + " of " + describe(engine))
            .succeedsWithin(Duration.ofSeconds(60))
            .isNull();
      }
      assertThat(engine.contexts()).hasSameSizeAs(results.keySet());
      assertThat(engine.contexts())
          .allMatch(context -> context.statistics().slices() > 0, "was given a worker");
    }
    assertThat(results).hasSizeGreaterThan(15);
  }

  private static String describe(Engine engine) {
    return engine.contexts().stream()
        .map(context -> context.name() + " " + context.state() + " " + context.statistics())
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> tree = Files.walk(SCRIPTS)) {
      return tree.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    }
  }
}
