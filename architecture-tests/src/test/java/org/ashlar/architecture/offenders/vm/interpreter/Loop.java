package org.ashlar.architecture.offenders.vm.interpreter;

public final class Loop {}
