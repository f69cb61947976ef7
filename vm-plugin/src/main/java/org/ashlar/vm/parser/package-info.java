/**
 * Tokens to tree: recursive descent with precedence climbing, and every early error that needs no
 * table of scopes (those are left to the scope analysis, which has the tables). Each class is a
 * part of the grammar; they share one {@link org.ashlar.vm.parser.ParserCore}. Cover grammars are
 * parsed as expressions and reinterpreted. Entry type: {@link org.ashlar.vm.parser.Parser}
 * (sec-ecmascript-language-expressions to sec-ecmascript-language-scripts-and-modules, Annex B.1
 * and B.3).
 */
@NullMarked
package org.ashlar.vm.parser;

import org.jspecify.annotations.NullMarked;
