package org.ashlar.architecture.offenders.vm.parser;

public final class Grammar {}
