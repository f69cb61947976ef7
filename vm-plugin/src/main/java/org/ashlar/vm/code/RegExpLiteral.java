package org.ashlar.vm.code;

/** A regular expression literal as a constant. */
public record RegExpLiteral(String pattern, String flags) {}
