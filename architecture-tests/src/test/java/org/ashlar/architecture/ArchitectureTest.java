package org.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds every rule against the product, and against an offender that has to be reported. */
class ArchitectureTest {
  private static final String PRODUCT = "org.ashlar";
  private static final String OFFENDERS = "org.ashlar.architecture.offenders";

  private static final JavaClasses PRODUCT_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(PRODUCT);

  private static final JavaClasses OFFENDER_CLASSES =
      new ClassFileImporter().importPackages(OFFENDERS);

  @ParameterizedTest
  @EnumSource
  @Requirement({"JC-A.1", "JC-A.2"})
  void ruleHoldsInTheProduct(ArchitectureRule rule) {
    rule.below(PRODUCT).check(PRODUCT_CLASSES);
  }

  @ParameterizedTest
  @EnumSource
  void ruleReportsItsPlantedOffender(ArchitectureRule rule) {
    EvaluationResult result = rule.below(OFFENDERS).evaluate(OFFENDER_CLASSES);
    List<String> names = offendersByRule().getOrDefault(rule, List.of());

    assertThat(names).as("offenders planted for " + rule).hasSize(1);
    assertThat(result.getFailureReport().getDetails())
        .as("what " + rule + " reports")
        .anyMatch(detail -> detail.contains(names.getFirst()));
  }

  @Test
  void thereAreAsManyPlantedOffendersAsRules() {
    int offenders = offendersByRule().values().stream().mapToInt(List::size).sum();

    assertThat(offenders).isEqualTo(ArchitectureRule.values().length);
  }

  @Test
  void everyModuleWasRead() {
    Map<String, Long> classesByModule =
        PRODUCT_CLASSES.stream()
            .collect(
                Collectors.groupingBy(
                    type -> type.getPackageName().split("\\.", 4)[2], Collectors.counting()));

    assertThat(classesByModule)
        .containsOnlyKeys(
            "api", "spi", "engine", "vm", "gc", "jit", "io", "profiler", "distribution");
    assertThat(classesByModule.get("vm")).isGreaterThan(Census.VIRTUAL_MACHINE_CLASSES);
    assertThat(PRODUCT_CLASSES.size()).isGreaterThan(Census.ALL_CLASSES);
  }

  private static Map<ArchitectureRule, List<String>> offendersByRule() {
    return OFFENDER_CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(Breaks.class))
        .collect(
            Collectors.groupingBy(
                type -> type.getAnnotationOfType(Breaks.class).value(),
                Collectors.mapping(JavaClass::getName, Collectors.toList())));
  }

  /** Somewhat below the real numbers, which only grow: a module that was not read is noticed. */
  private static final class Census {
    private static final long VIRTUAL_MACHINE_CLASSES = 900;
    private static final int ALL_CLASSES = 1200;
  }
}
