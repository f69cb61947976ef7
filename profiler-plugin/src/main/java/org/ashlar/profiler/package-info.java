/** Sampling profiles and the store that keeps them between processes. */
@NullMarked
package org.ashlar.profiler;

import org.jspecify.annotations.NullMarked;
