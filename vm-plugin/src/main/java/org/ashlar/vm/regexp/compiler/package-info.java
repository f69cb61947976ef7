/**
 * Translates parsed patterns to programs of the matcher: analysis of what a part of a pattern can
 * start with, instruction selection, and the choice of how to search. Entry type: {@link
 * org.ashlar.vm.regexp.compiler.PatternCompiler}.
 */
@NullMarked
package org.ashlar.vm.regexp.compiler;

import org.jspecify.annotations.NullMarked;
