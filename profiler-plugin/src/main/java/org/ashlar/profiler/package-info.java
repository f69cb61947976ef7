/**
 * Sampling profiles and their export. Not here: how a context is looked at, which the virtual
 * machine does, and where profiles are kept, which is the package below. Entry type: {@link
 * org.ashlar.profiler.ProfilerPlugin}.
 */
@NullMarked
package org.ashlar.profiler;

import org.jspecify.annotations.NullMarked;
