/**
 * Regular expressions (clause 22.2) below the level of JavaScript objects: a compiled pattern that
 * can be executed over strings. Parsing, compilation and matching have packages of their own; the
 * RegExp objects are among the intrinsics. Entry type: {@link org.ashlar.vm.regexp.RegExpProgram}.
 */
@NullMarked
package org.ashlar.vm.regexp;

import org.jspecify.annotations.NullMarked;
