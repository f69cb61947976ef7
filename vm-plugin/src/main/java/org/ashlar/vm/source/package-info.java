/**
 * The text a program is made of, with its name and its line table. Nothing here knows JavaScript
 * beyond what its line terminators are (sec-line-terminators). Entry type: {@link
 * org.ashlar.vm.source.SourceText}.
 */
@NullMarked
package org.ashlar.vm.source;

import org.jspecify.annotations.NullMarked;
