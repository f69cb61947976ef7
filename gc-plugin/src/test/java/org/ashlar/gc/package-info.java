/** Tests of the memory plug-in. */
@NullMarked
package org.ashlar.gc;

import org.jspecify.annotations.NullMarked;
