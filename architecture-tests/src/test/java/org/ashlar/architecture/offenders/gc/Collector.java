package org.ashlar.architecture.offenders.gc;

public final class Collector {}
