/** The contract of I/O plug-ins, run on a simulated world. */
@NullMarked
package org.ashlar.example.simulated;

import org.jspecify.annotations.NullMarked;
