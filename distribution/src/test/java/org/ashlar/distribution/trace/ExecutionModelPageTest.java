package org.ashlar.distribution.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ashlar.api.Context;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The diagrams of {@code docs/execution-model.md} are what happens.
 *
 * <p>After a deliberate change, {@code mvn -pl distribution -am test -Dtest=ExecutionModelPageTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm.arguments=-Dpages.write=true} draws them anew.
 */
@Timeout(60)
class ExecutionModelPageTest {
  private static final Path PAGE = Path.of("../docs/execution-model.md");

  /** Two calls into contexts, and two turns of each with its begin, question and end. */
  private static final int EVENTS_OF_TWO_TURNS = 2 * 2 + 2 * 2 * 3;

  @TempDir Path directory;

  private final Map<String, Supplier<String>> runs =
      Map.of(
          "await", this::anAwait,
          "preemption", ExecutionModelPageTest::twoThatCompute,
          "cancel", ExecutionModelPageTest::anEndFromOutside);

  @TestFactory
  @Requirement("JC-1.1.1")
  Stream<DynamicTest> eachDiagramIsWhatHappens() {
    return runs.keySet().stream()
        .sorted()
        .map(name -> DynamicTest.dynamicTest(name, () -> compare(name)));
  }

  private void compare(String name) throws IOException {
    String drawn = Objects.requireNonNull(runs.get(name)).get();
    Matcher block = block(name).matcher(Files.readString(PAGE));
    assertThat(block.find()).as("a diagram named " + name).isTrue();
    if (Boolean.getBoolean("pages.write")) {
      String page = block.replaceFirst(result -> Matcher.quoteReplacement(block(name, drawn)));
      Files.writeString(PAGE, page);
    } else {
      assertThat(block.group(1)).isEqualTo(drawn);
    }
  }

  @Test
  void everyDiagramOfThePageIsDrawnHere() throws IOException {
    Matcher names = Pattern.compile("<!-- traced: (\\w+) -->").matcher(Files.readString(PAGE));
    assertThat(names.results().map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(runs.keySet());
  }

  private static Pattern block(String name) {
    return Pattern.compile("<!-- traced: " + name + " -->\n```mermaid\n((?s:.*?))```\n");
  }

  private static String block(String name, String diagram) {
    return "<!-- traced: " + name + " -->\n```mermaid\n" + diagram + "```\n";
  }

  private static Context newContext(TracedPlatform platform, String name) {
    Context context =
        platform
            .newContext(name)
            .function(
                "note",
                arguments -> {
                  platform.trace().note(name, arguments.getFirst().asString());
                  return null;
                })
            .build();
    Trace.await(() -> context.state() == Context.State.WAITING);
    return context;
  }

  private static CompletableFuture<Value> start(Context context, String program) {
    return context
        .evalAsync(Source.of(Source.Kind.COMMON_JS, "program", program))
        .toCompletableFuture();
  }

  /** What a host does with a result comes after the slice that made it. */
  private static void receive(TracedPlatform platform, Context context, Supplier<String> result) {
    String text = result.get();
    Trace.await(
        () -> context.state() == Context.State.WAITING || context.state() == Context.State.CLOSED);
    platform.trace().note(Trace.HOST, text);
  }

  private static Value result(CompletableFuture<Value> stage) {
    try {
      return stage.get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String anAwait() {
    try (TracedPlatform platform = new TracedPlatform()) {
      Path file = Files.writeString(directory.resolve("greeting.txt"), "hello");
      Context context = newContext(platform, "Context");
      platform.trace().clear();
      CompletableFuture<Value> length =
          start(
              context,
              """
              (async () => {
                note('reads a file');
                const text = await require('fs').promises.readFile('%s', 'utf8');
                note('goes on after the first await');
                await new Promise(done => setTimeout(done, 300));
                note('goes on after the second await');
                return text.length;
              })()
              """
                  .formatted(file));
      receive(platform, context, () -> "receives " + result(length).asInt());
      return platform.trace().diagram();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String twoThatCompute() {
    try (TracedPlatform platform = new TracedPlatform()) {
      Context first = newContext(platform, "First");
      Context second = newContext(platform, "Second");
      platform.trace().clear();
      Runnable release = platform.occupyWorker();
      CompletableFuture<Value> one = start(first, "for (;;);");
      CompletableFuture<Value> other = start(second, "for (;;);");
      release.run();
      Trace.await(() -> platform.trace().size() > EVENTS_OF_TWO_TURNS);
      String drawn = platform.trace().diagram(EVENTS_OF_TWO_TURNS);
      first.cancel();
      second.cancel();
      assertThat(one).failsWithin(Duration.ofSeconds(20));
      assertThat(other).failsWithin(Duration.ofSeconds(20));
      return drawn;
    }
  }

  private static String anEndFromOutside() {
    try (TracedPlatform platform = new TracedPlatform()) {
      Context context = newContext(platform, "Context");
      platform.trace().clear();
      CompletableFuture<Value> endless =
          start(context, "try { note('begins'); for (;;); } finally { note('is never drawn') }");
      Trace.await(() -> platform.trace().has("Context", "begins"));
      context.cancel();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> endless.get(20, TimeUnit.SECONDS));
      receive(platform, context, () -> "receives CANCELLED");
      return platform.trace().diagram();
    }
  }
}
