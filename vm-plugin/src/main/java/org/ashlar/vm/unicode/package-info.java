/**
 * Unicode data that ECMAScript depends on: sets of code points, the properties that patterns name,
 * identifier characters for the lexer, and the two case mappings. Text algorithms (normalisation,
 * upper and lower case of strings) are not here. The data are generated when the module is built
 * and loaded table by table at first use. Entry types: {@link
 * org.ashlar.vm.unicode.UnicodeProperties}, {@link org.ashlar.vm.unicode.IdentifierCharacters},
 * {@link org.ashlar.vm.unicode.CaseMapping}.
 */
@NullMarked
package org.ashlar.vm.unicode;

import org.jspecify.annotations.NullMarked;
