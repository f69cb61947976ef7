package org.ashlar.vm.parser;

import org.ashlar.vm.ast.Program;
import org.ashlar.vm.source.SourceText;

/**
 * What a Function constructor made of its arguments.
 *
 * @param source the text put together from parameters and body
 * @param program a program whose only statement is an expression statement holding the function
 *     expression
 */
public record DynamicFunction(SourceText source, Program program) {}
