/** The contract of memory plug-ins, run on plain accounts. */
@NullMarked
package org.ashlar.example.accounting;

import org.jspecify.annotations.NullMarked;
