/**
 * A JIT plug-in that declines every function: the smallest one there is, and what a platform runs
 * on where classes may not be defined. Entry type: {@link
 * org.ashlar.example.interpreted.InterpretedPlugin}.
 */
@NullMarked
package org.ashlar.example.interpreted;

import org.jspecify.annotations.NullMarked;
