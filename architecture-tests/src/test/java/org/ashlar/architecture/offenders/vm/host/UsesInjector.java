package org.ashlar.architecture.offenders.vm.host;

import com.google.inject.Injector;
import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.GUICE_ONLY_IN_MODULES_ACTIVATORS_AND_THE_KERNEL)
public final class UsesInjector {
  public static Object use(Injector used) {
    return used;
  }
}
