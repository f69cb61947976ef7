package org.ashlar.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/**
 * Every rule. A rule is a function of the package it is applied below, so that the same rule reads
 * the product and, in a second test, the tree of planted offenders.
 */
public enum ArchitectureRule {
  PLUGINS_DO_NOT_DEPEND_ON_EACH_OTHER(DependencyRules::pluginsDoNotDependOnEachOther),
  PLUGINS_USE_CONTRACTS_ALONE(DependencyRules::pluginsUseContractsAlone),
  PROGRAMS_RUN_ONLY_IN_CONTEXTS(DependencyRules::programsRunOnlyInContexts),
  SDK_DEPENDS_ON_CONTRACTS_ALONE(DependencyRules::sdkDependsOnContractsAlone),
  NETTY_AND_REACTOR_ONLY_IN_IO(DependencyRules::nettyAndReactorOnlyInIo),
  ROCKSDB_ONLY_IN_THE_PROFILE_STORE(DependencyRules::rocksDbOnlyInTheProfileStore),
  FELIX_ONLY_IN_THE_KERNEL(DependencyRules::felixOnlyInTheKernel),
  OSGI_ONLY_IN_ACTIVATORS_AND_THE_KERNEL(DependencyRules::osgiOnlyInActivatorsAndTheKernel),
  GUICE_ONLY_IN_MODULES_ACTIVATORS_AND_THE_KERNEL(
      DependencyRules::guiceOnlyInModulesActivatorsAndTheKernel),
  CLASS_FILES_ONLY_IN_THE_COMPILER_AND_ITS_VERIFIER(
      DependencyRules::classFilesOnlyInTheCompilerAndItsVerifier),
  NO_JDK_INTERNALS(DependencyRules::noJdkInternals),
  RUNTIME_LAYERS_USE_ONLY_LOWER_ONES(LayerRules::runtimeLayersUseOnlyLowerOnes),
  FRONT_END_LAYERS_USE_ONLY_LOWER_ONES(LayerRules::frontEndLayersUseOnlyLowerOnes),
  RUNTIME_DOES_NOT_USE_THE_FRONT_END(LayerRules::runtimeDoesNotUseTheFrontEnd),
  VIRTUAL_MACHINE_PACKAGES_HAVE_A_LAYER(LayerRules::virtualMachinePackagesHaveALayer),
  NO_PACKAGE_CYCLES(LayerRules::noPackageCycles),
  EVERYTHING_IS_NULL_MARKED(CodeRules::everythingIsNullMarked),
  NO_THREAD_LOCALS_UNDER_GUEST_CODE(CodeRules::noThreadLocalsUnderGuestCode),
  NO_LOCKS_UNDER_GUEST_CODE(CodeRules::noLocksUnderGuestCode),
  NO_MONITORS_UNDER_GUEST_CODE(CodeRules::noMonitorsUnderGuestCode),
  NO_MUTABLE_STATICS(CodeRules::noMutableStatics),
  STANDARD_STREAMS_ONLY_IN_THE_COMMAND_LINE(CodeRules::standardStreamsOnlyInTheCommandLine),
  NO_UNSAFE(CodeRules::noUnsafe),
  NO_SERIALIZABLE(CodeRules::noSerializable),
  NO_REFLECTION(CodeRules::noReflection),
  NO_BLOCKING_IN_IO(CodeRules::noBlockingInIo),
  ENGINE_ERRORS_ARE_NOT_SWALLOWED(CodeRules::engineErrorsAreNotSwallowed);

  private final Function<String, ArchRule> rule;

  ArchitectureRule(Function<String, ArchRule> rule) {
    this.rule = rule;
  }

  /** This rule for the classes below a package. */
  ArchRule below(String root) {
    return rule.apply(root);
  }
}
