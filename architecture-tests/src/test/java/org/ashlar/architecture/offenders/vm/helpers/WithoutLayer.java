package org.ashlar.architecture.offenders.vm.helpers;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.VIRTUAL_MACHINE_PACKAGES_HAVE_A_LAYER)
public final class WithoutLayer {}
