package org.ashlar.architecture.offenders.unmarked;

import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.EVERYTHING_IS_NULL_MARKED)
public final class WithoutNullMarked {}
