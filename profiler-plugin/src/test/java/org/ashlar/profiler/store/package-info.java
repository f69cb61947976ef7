/** Tests of the profile store. */
@NullMarked
package org.ashlar.profiler.store;

import org.jspecify.annotations.NullMarked;
