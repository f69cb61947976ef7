package org.ashlar.distribution.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.distribution.kernel.Kernel;
import org.ashlar.distribution.kernel.KernelSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Small programs answer the same under every tier, cold and hot. Each defines {@code program()};
 * what it returns stands beside it in a text file that another engine wrote.
 */
@Timeout(300)
class TierTest {
  private static final List<String> TIERS = List.of("interp", "jit", "eager", "exits", "osr");
  private static final List<String> PROGRAMS =
      List.of(
          "numbers",
          "arrays",
          "prototypes",
          "shapes",
          "polymorphism",
          "calls",
          "constructions",
          "classes",
          "handlers",
          "stacks",
          "loops");
  private static final int ROUNDS = 12;

  @TestFactory
  Stream<DynamicTest> everyTierGivesTheSameAnswer() {
    return PROGRAMS.stream()
        .flatMap(
            program ->
                TIERS.stream()
                    .map(
                        tier ->
                            DynamicTest.dynamicTest(
                                program + " under " + tier, () -> answersAsStored(program, tier))));
  }

  private static void answersAsStored(String program, String tier) throws IOException {
    String expected = resource(program + ".txt").stripTrailing();
    try (Kernel kernel = Kernel.flat(KernelSettings.defaults());
        Engine engine = kernel.newEngineBuilder().option("vm.tier", tier).build();
        Context context = engine.createContext()) {
      context.eval(resource(program + ".js"));
      for (int round = 0; round < ROUNDS; round++) {
        String answer = context.eval("program()").asString();
        assertThat(answer.stripTrailing()).as("round %d", round).isEqualTo(expected);
      }
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = TierTest.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
