/**
 * Source text to tokens (sec-ecmascript-language-lexical-grammar). The lexer holds one current
 * token and no opinion on the grammar: whether a slash starts a regular expression and whether a
 * brace continues a template is asked of it by the parser, which rescans. No early errors beyond
 * the lexical ones. Entry type: {@link org.ashlar.vm.lexer.Lexer}.
 */
@NullMarked
package org.ashlar.vm.lexer;

import org.jspecify.annotations.NullMarked;
