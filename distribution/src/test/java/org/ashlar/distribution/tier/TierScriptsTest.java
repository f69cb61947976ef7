package org.ashlar.distribution.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.ashlar.spi.jit.TierEvent;
import org.ashlar.spi.jit.TierListener;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The suite of scripts passes under every tier. For those that compile at once a script is a
 * function that is called several times, so that its straight-line code is compiled too.
 */
@Timeout(300)
class TierScriptsTest {
  private static final Path SCRIPTS = Path.of("../vm-plugin/src/test/resources/js");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * These ask what global code declares, leave the built-ins other than they were, or take long.
   */
  private static final Set<String> RUN_ONCE =
      Set.of("limits.js", "names.js", "standard-globals.js", "typed-elements.js");

  /** These look at stacks, which show less of compiled callers. */
  private static final Set<String> OF_STACKS = Set.of("prepare-stack-trace.js", "stack-names.js");

  private static final Set<String> COMPILED_AT_ONCE = Set.of("eager", "exits", "osr");
  private static final int CALLS = 3;

  /** Most of the functions that the suite calls more than once. */
  private static final int MANY_FUNCTIONS = 200;

  private final Queue<TierEvent> events = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @ValueSource(strings = {"interp", "jit", "eager", "exits", "osr"})
  @Requirement("V8-1.2.7")
  void everyScriptPasses(String tier) throws IOException {
    try (Engine engine =
        Engine.builder()
            .workers(1)
            .option("vm.tier", tier)
            .service(TierListener.class, events::add)
            .build()) {
      for (Path script : scripts()) {
        String name = script.getFileName().toString();
        if (OF_STACKS.contains(name) && COMPILED_AT_ONCE.contains(tier)) {
          continue;
        }
        String text = Files.readString(script);
        boolean isRepeated = COMPILED_AT_ONCE.contains(tier) && !RUN_ONCE.contains(name);
        passes(engine, name, isRepeated ? repeated(text) : text);
      }
    }
    switch (tier) {
      case "interp" -> assertThat(events).isEmpty();
      case "jit" -> assertThat(of(TierEvent.Compiled.class)).isNotEmpty();
      default -> assertThat(of(TierEvent.Compiled.class)).hasSizeGreaterThan(MANY_FUNCTIONS);
    }
    assertThat(events)
        .filteredOn(event -> event instanceof TierEvent.Declined declined && !isKnown(declined))
        .isEmpty();
  }

  /** What the compiler does not take, unlike what it takes and fails at. */
  private static boolean isKnown(TierEvent.Declined declined) {
    return Stream.of("a generator, an async", "opcode ", "too large", "too many parameters")
        .anyMatch(declined.reason()::startsWith);
  }

  /** Lines stay where they are. */
  private static String repeated(String text) {
    return "function program() {%s%n}%nfor (let call = 0; call < %d; call++) program();"
        .formatted(text, CALLS);
  }

  private static void passes(Engine engine, String name, String text) {
    try (Context context = engine.newContext().name(name).build()) {
      assertThat(
              context
                  .evalAsync(Source.script(name, text))
                  .thenCompose(value -> context.whenIdle())
                  .toCompletableFuture()
                  .handle((nothing, failure) -> failure))
          .as("failure of %s", name)
          .succeedsWithin(PATIENCE)
          .isNull();
    }
  }

  /** The functions that something became of. */
  private Set<Object> of(Class<? extends TierEvent> type) {
    Set<Object> functions = new HashSet<>();
    for (TierEvent event : events) {
      if (type.isInstance(event)) {
        functions.add(List.of(event.function(), event.location()));
      }
    }
    return functions;
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> tree = Files.walk(SCRIPTS)) {
      return tree.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    }
  }
}
