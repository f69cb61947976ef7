/** Tests of the compiler. Entry type: {@link org.ashlar.jit.JitPluginTest}. */
@NullMarked
package org.ashlar.jit;

import org.jspecify.annotations.NullMarked;
