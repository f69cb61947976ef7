/**
 * Text processing: the intrinsics String and its iterator, and the algorithms on code units they
 * rest on ({@link org.ashlar.vm.intrinsic.text.TextFunctions}, {@link
 * org.ashlar.vm.intrinsic.text.UriText}). The string representations themselves are in {@code
 * value}, regular expression matching is in {@code regexp}. Clause 22.
 */
@NullMarked
package org.ashlar.vm.intrinsic.text;

import org.jspecify.annotations.NullMarked;
