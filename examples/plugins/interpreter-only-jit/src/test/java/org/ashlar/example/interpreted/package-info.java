/** The contract of JIT plug-ins, run on one that compiles nothing. */
@NullMarked
package org.ashlar.example.interpreted;

import org.jspecify.annotations.NullMarked;
