/**
 * The pattern grammar (clauses 22.2.1 and B.1.2): flags, parser, syntax errors and the tree a
 * pattern denotes. Character classes are already evaluated to sets here; how to match is decided
 * elsewhere. Entry type: {@link org.ashlar.vm.regexp.syntax.PatternParser}.
 */
@NullMarked
package org.ashlar.vm.regexp.syntax;

import org.jspecify.annotations.NullMarked;
