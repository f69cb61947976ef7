package org.ashlar.architecture.offenders.io;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;
import org.osgi.framework.BundleContext;

@Breaks(ArchitectureRule.OSGI_ONLY_IN_ACTIVATORS_AND_THE_KERNEL)
public final class UsesBundleContext {
  public static Object use(BundleContext used) {
    return used;
  }
}
