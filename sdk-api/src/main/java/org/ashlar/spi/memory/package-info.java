/**
 * Governing memory: accounts per context, quotas, tracing what a context retains, weak references
 * and reports on pauses. The JVM collects; this package decides and tells. Entry type: {@link
 * org.ashlar.spi.memory.MemoryGovernor}.
 */
@Export
@NullMarked
@Version("0.1.0")
package org.ashlar.spi.memory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
