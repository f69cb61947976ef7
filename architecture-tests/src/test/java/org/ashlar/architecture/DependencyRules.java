package org.ashlar.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

/** Which part may use which library, and which part another part. */
final class DependencyRules {
  private DependencyRules() {}

  static ArchRule pluginsDoNotDependOnEachOther(String root) {
    return slices()
        .matching(root + ".(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(DescribedPredicate.alwaysTrue(), not(plugins(root)))
        // Assembling the product is naming its parts.
        .ignoreDependency(
            resideInAPackage(root + ".distribution.."), DescribedPredicate.alwaysTrue());
  }

  /** What a plug-in needs of the engine, such as the scheduler, it is handed behind an SPI. */
  static ArchRule pluginsUseContractsAlone(String root) {
    return noClasses()
        .that(plugins(root))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".engine..");
  }

  /** A program is run by the context that {@code VmProvider} leads to, and by nothing else. */
  static ArchRule programsRunOnlyInContexts(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".vm..")
        // Serves the test262 runner, which makes realms and agents that no embedder can.
        .and()
        .doNotHaveFullyQualifiedName(root + ".distribution.cli.Commands")
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + ".vm..")
                // Finding, reading, checking and showing programs is not running them.
                .and(
                    not(
                        resideInAnyPackage(
                            root + ".vm.code..",
                            root + ".vm.compiler..",
                            root + ".vm.host.resolution..",
                            root + ".vm.source..",
                            root + ".vm.value..")))
                .and(not(name(root + ".vm.host.CompiledProgram")))
                .and(not(name(root + ".vm.host.commonjs.CommonJsLoader"))));
  }

  private static DescribedPredicate<JavaClass> plugins(String root) {
    return resideInAnyPackage(
        root + ".vm..", root + ".gc..", root + ".jit..", root + ".io..", root + ".profiler..");
  }

  static ArchRule sdkDependsOnContractsAlone(String root) {
    ArchRule contracts =
        classes()
            .that()
            .resideInAnyPackage(root + ".api..", root + ".spi..")
            .should()
            .onlyDependOnClassesThat(contracts(root));
    ArchRule engine =
        classes()
            .that()
            .resideInAPackage(root + ".engine..")
            .should()
            .onlyDependOnClassesThat(contracts(root).or(resideInAPackage(root + ".engine..")));
    return CompositeArchRule.of(contracts).and(engine);
  }

  private static DescribedPredicate<JavaClass> contracts(String root) {
    return resideInAnyPackage(
        root + ".api..",
        root + ".spi..",
        "java..",
        // Bytes allocated by a thread: a public part of the JDK, outside of java.
        "com.sun.management..",
        // The processor that turns declared tables into classes at compile time.
        "javax.annotation.processing..",
        "javax.lang.model..",
        "javax.tools..",
        "org.jspecify.annotations..",
        "org.reactivestreams..",
        "org.osgi.annotation..");
  }

  static ArchRule nettyAndReactorOnlyInIo(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".io..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "reactor..");
  }

  static ArchRule rocksDbOnlyInTheProfileStore(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".profiler.store..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.rocksdb..");
  }

  static ArchRule felixOnlyInTheKernel(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".distribution.kernel..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.felix..");
  }

  static ArchRule osgiOnlyInActivatorsAndTheKernel(String root) {
    return noClasses()
        .that(
            not(simpleNameEndingWith("Activator"))
                .and(not(resideInAPackage(root + ".distribution.kernel.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.osgi.framework..");
  }

  static ArchRule guiceOnlyInModulesActivatorsAndTheKernel(String root) {
    return noClasses()
        .that(
            not(simpleNameEndingWith("Module"))
                .and(not(simpleNameEndingWith("Activator")))
                .and(not(resideInAPackage(root + ".distribution.kernel.."))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.inject..", "jakarta.inject..");
  }

  static ArchRule classFilesOnlyInTheCompilerAndItsVerifier(String root) {
    return noClasses()
        // The virtual machine checks what a compiler hands to it before it defines the class.
        .that()
        .resideOutsideOfPackages(root + ".jit..", root + ".vm.tier..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.classfile..");
  }

  static ArchRule noJdkInternals(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.internal..");
  }
}
