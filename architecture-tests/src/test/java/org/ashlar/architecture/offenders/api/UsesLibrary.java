package org.ashlar.architecture.offenders.api;

import com.google.inject.Injector;
import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.SDK_DEPENDS_ON_CONTRACTS_ALONE)
public final class UsesLibrary {
  public static Object use(Injector used) {
    return used;
  }
}
