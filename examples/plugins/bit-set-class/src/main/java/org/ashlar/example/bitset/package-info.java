/**
 * A plug-in that gives programs a class: sets of small whole numbers, kept as bits. Entry type:
 * {@link org.ashlar.example.bitset.BitSetPlugin}.
 */
@NullMarked
package org.ashlar.example.bitset;

import org.jspecify.annotations.NullMarked;
