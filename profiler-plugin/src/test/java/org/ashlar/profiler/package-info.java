/** Tests of the profiler plug-in. */
@NullMarked
package org.ashlar.profiler;

import org.jspecify.annotations.NullMarked;
