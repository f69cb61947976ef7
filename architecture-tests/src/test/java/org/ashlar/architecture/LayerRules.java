package org.ashlar.architecture;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** The order of the packages inside the virtual machine. */
final class LayerRules {
  private LayerRules() {}

  static ArchRule runtimeLayersUseOnlyLowerOnes(String root) {
    return virtualMachineClasses(root)
        .should(
            onlyUse(
                root,
                "its own and lower layers when part of the runtime",
                LayerRules::isAllowedInRuntime));
  }

  static ArchRule frontEndLayersUseOnlyLowerOnes(String root) {
    return virtualMachineClasses(root)
        .should(
            onlyUse(
                root,
                "lower layers and what is shared with the runtime",
                LayerRules::isAllowedInFrontEnd));
  }

  static ArchRule runtimeDoesNotUseTheFrontEnd(String root) {
    return virtualMachineClasses(root)
        .should(
            onlyUse(
                root,
                "the runtime when part of it",
                (from, to) -> !isIn(Layers.RUNTIME, from) || !isIn(Layers.FRONT_END, to)));
  }

  static ArchRule virtualMachinePackagesHaveALayer(String root) {
    return virtualMachineClasses(root)
        .should(
            new ArchCondition<>("live in a package that docs/architecture.md draws") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                String layer = layerOf(root, type);
                boolean known =
                    layer.isEmpty()
                        || layer.equals(Layers.JOINT)
                        || isIn(Layers.RUNTIME, layer)
                        || isIn(Layers.FRONT_END, layer);
                if (!known) {
                  events.add(
                      SimpleConditionEvent.violated(
                          type, type.getName() + " lives in a package without a layer"));
                }
              }
            });
  }

  static ArchRule noPackageCycles(String root) {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        // The one step from the API to whoever provides it; providers speak in terms of the API.
        .ignoreDependency(name(root + ".api.EngineDiscovery"), name(root + ".spi.EngineFactory"));
  }

  private static GivenClassesConjunction virtualMachineClasses(String root) {
    return classes().that().resideInAPackage(root + ".vm..");
  }

  private static boolean isAllowedInRuntime(String from, String to) {
    // What concerns the virtual machine as a whole lies below all layers; the front end has its own
    // rule.
    return !isIn(Layers.RUNTIME, from)
        || to.isEmpty()
        || isIn(Layers.FRONT_END, to)
        || ordered(Layers.RUNTIME, from, to);
  }

  private static boolean isAllowedInFrontEnd(String from, String to) {
    if (!isIn(Layers.FRONT_END, from)) {
      return true;
    }
    return isIn(Layers.FRONT_END, to)
        ? ordered(Layers.FRONT_END, from, to)
        : to.isEmpty() || Layers.SHARED.contains(to);
  }

  private static boolean ordered(List<Set<String>> layers, String from, String to) {
    return isIn(layers, to) && Layers.height(layers, to) <= Layers.height(layers, from);
  }

  private static boolean isIn(List<Set<String>> layers, String name) {
    return Layers.height(layers, name) >= 0;
  }

  private static ArchCondition<JavaClass> onlyUse(
      String root, String what, BiPredicate<String, String> allowed) {
    return new ArchCondition<>("only use " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String from = layerOf(root, type);
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (target.getPackageName().startsWith(root + ".vm")
              && !allowed.test(from, layerOf(root, target))) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  /**
   * The first part of a package's name below the virtual machine's; empty for that package itself.
   */
  private static String layerOf(String root, JavaClass type) {
    String rest = type.getPackageName().substring((root + ".vm").length());
    if (rest.isEmpty()) {
      return rest;
    }
    int end = rest.indexOf('.', 1);
    return end < 0 ? rest.substring(1) : rest.substring(1, end);
  }
}
