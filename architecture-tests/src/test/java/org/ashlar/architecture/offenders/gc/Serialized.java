package org.ashlar.architecture.offenders.gc;

import java.io.Serializable;
import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.NO_SERIALIZABLE)
public final class Serialized implements Serializable {}
