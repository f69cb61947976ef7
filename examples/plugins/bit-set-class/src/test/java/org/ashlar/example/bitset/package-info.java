/** Runs programs that use the class. */
@NullMarked
package org.ashlar.example.bitset;

import org.jspecify.annotations.NullMarked;
